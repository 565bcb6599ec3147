// `npm start`: installs what is missing, builds what is out of date, and runs the server. Plain JavaScript without any
// dependency, because on a fresh machine it runs under whatever Node there is.
import { join } from 'node:path';
import { installPackages } from './launcher/install.mjs';
import { root } from './launcher/root.mjs';
import { becomeNode } from './launcher/run-node.mjs';
import { buildWeb } from './launcher/web-build.mjs';

await installPackages();
await buildWeb();
becomeNode([join(root, 'packages', 'server', 'src', 'main.ts'), ...process.argv.slice(2)]);
