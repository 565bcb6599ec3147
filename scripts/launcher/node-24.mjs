import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { fail } from './say.mjs';

/** Path of a Node 24 or newer: this process's own, or the one that npm brought. Ends with one line when there is none. */
export function findNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const brought = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(brought)) return brought;
  return fail(
    `Node.js 24 or newer is needed and does not come by npm for ${process.platform}-${process.arch} (this is ${process.version}): install it from https://nodejs.org.`,
  );
}
