import { namedBy, papersFor } from '@dongbo/contract/procedures';
import type { Component, ListedPaper, PaperChoice, Procedure } from '@dongbo/contract/procedures';
import type { GridPaper, PaperCount } from './paper-grid.tsx';

type Papers = Pick<Procedure, 'componentGroups' | 'papers'>;

/** Where the officer counts: papers on the counter, where the form is one of them, or what came online. */
export type Where = 'counter' | 'online';

/** Headings over the rows, as keys of texts; what the case needs stands first and has none. */
export type RowGroup = 'papers.group.if-any' | 'papers.group.show' | 'papers.group.published' | 'papers.group.other';

const places: readonly RowGroup[] = [
  'papers.group.if-any',
  'papers.group.show',
  'papers.group.other',
  'papers.group.published',
];

const isHandedIn = ({ handling }: ListedPaper, where: Where): boolean =>
  handling === 'hand-in' || (handling === 'form' && where === 'counter');

function groupOf(paper: ListedPaper, where: Where): RowGroup | null {
  if (paper.handling === 'show') return 'papers.group.show';
  return isHandedIn(paper, where) && paper.need === 'always' ? null : 'papers.group.if-any';
}

const rowOf = (item: Component, name: string, group: RowGroup | null): GridPaper => ({
  id: item.id,
  name,
  text: item.name,
  group,
  asked: { originals: item.originals, copies: item.copies },
});

/** The rows of a case: what it needs, what only where it exists, what is only shown. Forms that exist online alone, and online
 * the form that was filled, are no papers. Pure. */
export function rowsFor({ componentGroups, papers: list }: Papers, choice: PaperChoice, where: Where): GridPaper[] {
  const components = new Map(componentGroups.flatMap(({ items }) => items.map((item) => [item.id, item])));
  const rows = papersFor(list, choice)
    .filter((paper) => paper.handling === 'show' || isHandedIn(paper, where))
    .flatMap((paper) => {
      const item = components.get(paper.id);
      return item === undefined ? [] : [{ ...rowOf(item, paper.name, groupOf(paper, where)), note: paper.note }];
    });
  return inOrder(rows);
}

const inOrder = (rows: readonly GridPaper[]): GridPaper[] => {
  const place = ({ group }: GridPaper) => places.findIndex((one) => one === group);
  return rows.toSorted((a, b) => place(a) - place(b));
};

/** Everything else that was published as a paper, under its full text. Pure. */
export function publishedRows({ componentGroups }: Papers, shown: readonly GridPaper[]): GridPaper[] {
  const ids = new Set(shown.map(({ id }) => id));
  return componentGroups.flatMap(({ items }) =>
    items
      .filter(({ id, isNote }) => !isNote && !ids.has(id))
      .map((item) => rowOf(item, item.name, 'papers.group.published')),
  );
}

/** What the case needs, counted as asked: nothing that is only shown, and nothing of another case. Pure. */
export function neededCounts(rows: readonly GridPaper[]): ReadonlyMap<string, PaperCount> {
  return new Map(
    rows
      .filter(({ group, id }) => group === null && namedBy(id) === null)
      .map(({ id, asked }) => [
        id,
        // A paper of which the source names no number is one all the same.
        { originals: asked?.originals || (asked?.copies ? 0 : 1), certifiedCopies: asked?.copies ?? 0, photocopies: 0 },
      ]),
  );
}

/** Was nothing of these handed in or scanned? Pure. */
export const noneIsThere = (
  rows: readonly GridPaper[],
  counts: ReadonlyMap<string, PaperCount>,
  files: ReadonlyMap<string, readonly unknown[]>,
): boolean =>
  rows.every(
    ({ id }) => Object.values(counts.get(id) ?? {}).every((count) => count === 0) && (files.get(id) ?? []).length === 0,
  );
