// `npm run faults -- --minutes N`: drives dossiers through an installation of its own while its processes are killed, and
// compares what clients were told with what is there.
import { join } from 'node:path';
import { installPackages } from './launcher/install.mjs';
import { root } from './launcher/root.mjs';
import { becomeNode } from './launcher/run-node.mjs';
import { buildWeb } from './launcher/web-build.mjs';

await installPackages();
await buildWeb();
becomeNode([join(root, 'faults', 'main.ts'), ...process.argv.slice(2)]);
