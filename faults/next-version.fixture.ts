import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const notCopied = /(^|\/)(node_modules|dist|bundle)$/;

/** A later version of the whole program in a folder of its own: this one with one more migration of the procedures. */
export interface NextVersion {
  /** Its terminal program. */
  readonly program: string;
  /** Writes the text of the migration that this version brings. */
  bring(text: string): void;
}

/** The packages are copied, what they stand on is linked. */
export function createNextVersion(folder: string): NextVersion {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@dongbo'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@dongbo') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  for (const name of readdirSync(join(root, 'packages'))) {
    const from = join(root, 'packages', name);
    const to = join(folder, 'packages', name);
    // The pages in the browser are no part of what starts.
    const wanted = (path: string): boolean => !notCopied.test(path) && path !== join(from, 'src');
    cpSync(from, to, { recursive: true, filter: name === 'web' ? wanted : (path) => !notCopied.test(path) });
    for (const linked of ['node_modules', 'dist'])
      if (existsSync(join(from, linked))) symlinkSync(join(from, linked), join(to, linked));
    symlinkSync(to, join(modules, '@dongbo', name));
  }
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const migration = join(folder, 'packages/procedures/migrations/9999-bring-later.sql');
  return {
    program: join(folder, 'packages/cli/src/main.ts'),
    bring: (text) => writeFileSync(migration, text),
  };
}
