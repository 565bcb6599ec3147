import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set([
  'node_modules',
  'dist',
  '.dist-new',
  '.git',
  '.dongbo',
  '.test',
  'coverage',
  'check-fixtures',
]);

export interface ProjectFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  read(): string;
}

/** Every file of the project that people write, in a fixed order. */
export function projectFiles(root: string, wanted: RegExp): ProjectFile[] {
  return [...walk(root, '')]
    .filter((path) => wanted.test(path))
    .toSorted()
    .map((path) => ({ path, read: () => readFileSync(join(root, path), 'utf8') }));
}

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (skipped.has(entry.name)) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, path);
    else if (entry.isFile()) yield path;
  }
}

/** Finds a pattern line by line; answers `path:line: message(match)`. */
export function findInLines(file: ProjectFile, pattern: RegExp, message: (match: RegExpExecArray) => string): string[] {
  return file
    .read()
    .split('\n')
    .flatMap((line, index) => {
      const match = pattern.exec(line);
      return match ? [`${file.path}:${index + 1}: ${message(match)}`] : [];
    });
}
