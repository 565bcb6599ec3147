import { namedBy } from '@dongbo/contract/procedures';
import type { Dossier, Procedure } from '@dongbo/contract/procedures';
import { rowsFor } from '../parts/grid-papers.ts';
import type { GridPaper, PaperCount } from '../parts/paper-grid.tsx';

export interface OwnPaper {
  readonly id: string;
  readonly name: string;
}

interface Reception {
  readonly paperCase: string | null;
  readonly counts: ReadonlyMap<string, PaperCount>;
  /** Papers that the officer adds. */
  readonly own: readonly OwnPaper[];
  readonly rename: (id: string, name: string) => void;
  /** Files that came now, by paper. */
  readonly files?: ReadonlyMap<string, readonly unknown[]>;
}

/** Answers that a paper may depend on, as far as the dossier tells them: whether somebody files by authorisation. */
const answersOf = ({ byAuthorisation }: Dossier) => ({ applicant: { mandate: byAuthorisation ? 'authorised' : null } });

/** What was handed in, by paper. */
export const countsOf = (dossier: Dossier): ReadonlyMap<string, PaperCount> =>
  new Map(
    dossier.papers.map(({ componentId, originals, certifiedCopies, photocopies }) => [
      componentId,
      { originals, certifiedCopies, photocopies },
    ]),
  );

/** The rows of a reception: all papers of the case, those that are needed and not there marked, then what came beside. Pure. */
export function receptionRows(dossier: Dossier, procedure: Procedure, reception: Reception): GridPaper[] {
  const where = dossier.channel === 'ONLINE' ? 'online' : 'counter';
  const filed = new Map(dossier.papers.map((paper) => [paper.componentId, paper]));
  const isThere = (id: string): boolean =>
    (filed.get(id)?.files.length ?? 0) + (reception.files?.get(id)?.length ?? 0) > 0 ||
    Object.values(reception.counts.get(id) ?? {}).some((count: number) => count > 0);
  const choice = { caseKey: reception.paperCase, answers: answersOf(dossier) };
  const listed = rowsFor(procedure, choice, where).map((row) => ({
    ...row,
    missing: row.group === null && !isThere(row.id),
  }));
  const ids = new Set(listed.map(({ id }) => id));
  const beside = dossier.papers
    .filter(({ componentId }) => !ids.has(componentId))
    .map(({ componentId, name }): GridPaper => {
      const words = namedBy(componentId);
      return { id: componentId, name, group: 'papers.group.other', ...(words !== null && { words }) };
    });
  const added = reception.own.map(({ id, name }): GridPaper => ({
    id,
    name,
    group: 'papers.group.other',
    words: 'officer',
    onName: (typed) => reception.rename(id, typed),
  }));
  const last = listed.findIndex(({ group }) => group === 'papers.group.published');
  return last === -1
    ? [...listed, ...beside, ...added]
    : [...listed.slice(0, last), ...beside, ...added, ...listed.slice(last)];
}

/** Names of the needed papers that are not there. Pure. */
export const missingOf = (rows: readonly GridPaper[]): string[] =>
  rows.flatMap(({ missing, name }) => (missing ? [name] : []));
