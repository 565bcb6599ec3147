// `npm run check`: everything a tool can hold, exactly as it runs in CI. `npm run check -- types texts` runs some.
import { join } from 'node:path';
import { installPackages } from './launcher/install.mjs';
import { root } from './launcher/root.mjs';
import { becomeNode } from './launcher/run-node.mjs';

await installPackages();
becomeNode([join(root, 'scripts', 'checks', 'run-checks.ts'), ...process.argv.slice(2)]);
