import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../project-root.ts';

/** The text as `npm run format` would write it in that file (path from the root). */
export function formatAs(file: string, text: string): string {
  return execFileSync(join(root, 'node_modules', '.bin', 'oxfmt'), [`--stdin-filepath=${file}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
}
