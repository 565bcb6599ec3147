import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { LayoutIndex } from './layout.ts';
import type { Layout } from './layout.ts';

/** Typst files of all folders by the path under which the compiler knows them, and the layouts. */
export type LayoutShelf = {
  readonly sources: ReadonlyMap<string, string>;
  readonly layouts: readonly Layout[];
};

/** A folder of layouts that cannot be used: two layouts of a form in force on one day, or a missing file. */
export class LayoutFolderError extends Error {
  override readonly name = 'LayoutFolderError';
}

/** No layout of the form is in force on the day. */
export class NoLayoutError extends Error {
  override readonly name = 'NoLayoutError';
  readonly form: string;
  readonly onDate: string;
  constructor(form: string, onDate: string) {
    super(`no layout of form "${form}" is in force on ${onDate}`);
    this.form = form;
    this.onDate = onDate;
  }
}

/**
 * Reads folders that hold Typst files and one `index.json` each.
 * Throws LayoutFolderError when a layout names a missing file or two periods of one form overlap.
 */
export function readLayoutShelf(folders: readonly string[]): LayoutShelf {
  const sources = new Map<string, string>();
  const layouts: Layout[] = [];
  folders.forEach((folder, position) => {
    const root = `/layouts/${position}`;
    for (const file of readdirSync(folder)) {
      if (file.endsWith('.typ')) {
        sources.set(`${root}/${file}`, readFileSync(path.join(folder, file), 'utf8'));
      }
    }
    const index = LayoutIndex.parse(JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')));
    for (const record of index.layouts) {
      const sourcePath = `${root}/${record.file}`;
      if (!sources.has(sourcePath)) {
        throw new LayoutFolderError(`layout "${record.id}" names a missing file ${record.file}`);
      }
      layouts.push({ ...record, sourcePath });
    }
  });
  refuseOverlaps(layouts);
  return { sources, layouts };
}

function refuseOverlaps(layouts: readonly Layout[]): void {
  const byForm = Map.groupBy(layouts, (layout) => layout.form);
  for (const periods of byForm.values()) {
    const ordered = periods.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
    ordered.forEach((layout, position) => {
      if (layout.validTo !== null && layout.validTo < layout.validFrom) {
        throw new LayoutFolderError(`layout "${layout.id}" ends before it begins`);
      }
      const next = ordered[position + 1];
      if (next !== undefined && (layout.validTo === null || layout.validTo >= next.validFrom)) {
        throw new LayoutFolderError(`layouts "${layout.id}" and "${next.id}" overlap`);
      }
    });
  }
}

/** The layout of a form in force on a day ('YYYY-MM-DD'). Throws NoLayoutError. */
export function findLayout(layouts: readonly Layout[], form: string, onDate: string): Layout {
  const found = layouts.find(
    (layout) =>
      layout.form === form && layout.validFrom <= onDate && (layout.validTo === null || onDate <= layout.validTo),
  );
  if (found === undefined) throw new NoLayoutError(form, onDate);
  return found;
}
