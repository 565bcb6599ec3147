// `npm run check`: everything a tool can hold, exactly as it runs in CI. `npm run check -- types texts` runs some.
import { join } from 'node:path';
import { installPackages } from './workshop/install.mjs';
import { root } from './workshop/root.mjs';
import { becomeNode } from './workshop/run-node.mjs';

await installPackages();
becomeNode([join(root, 'scripts', 'checks', 'run-checks.ts'), ...process.argv.slice(2)]);
