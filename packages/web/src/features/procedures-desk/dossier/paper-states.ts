import { caseOf } from '@dongbo/contract/procedures';
import type { Dossier, DossierPaper, Procedure } from '@dongbo/contract/procedures';
import { countsOf, receptionRows } from './reception-rows.ts';

/** Why a paper is not needed: only where it exists, only shown, filled online, or only in other cases. */
export type NotNeeded = 'if-any' | 'show' | 'filled-online' | 'other-case';

/** One paper of the procedure, as it stands in a dossier. */
export interface PaperState {
  readonly id: string;
  readonly name: string;
  readonly state: 'there' | 'missing' | 'not-needed';
  /** Copies and files that are there. */
  readonly given: { readonly originals: number; readonly copies: number; readonly files: number };
  /** How it came to be there in electronic form, and from where it was taken over; null: it is not there. */
  readonly came: Pick<DossierPaper, 'digitisation' | 'source'> | null;
  readonly why: NotNeeded | null;
  /** The cases in which it is needed, where this is none of them. */
  readonly cases: readonly string[];
}

const nothing = { originals: 0, copies: 0, files: 0 };

/** Every paper that the dossier has or its procedure speaks of: what is there, what lacks, and why the rest is not needed. Pure. */
export function paperStates(dossier: Dossier, procedure: Procedure): readonly PaperState[] {
  const given = new Map(
    dossier.papers.map(({ componentId, originals, certifiedCopies, photocopies, files }) => [
      componentId,
      { originals, copies: certifiedCopies + photocopies, files: files.length },
    ]),
  );
  const came = new Map(dossier.papers.map((paper) => [paper.componentId, paper]));
  const reception = { paperCase: dossier.paperCase, counts: countsOf(dossier), own: [], rename: () => undefined };
  const rows = receptionRows(dossier, procedure, reception).map(({ id, name, group, missing }): PaperState => {
    const there = given.get(id);
    if (there !== undefined)
      return { id, name, state: 'there', given: there, came: came.get(id) ?? null, why: null, cases: [] };
    if (missing === true) return { id, name, state: 'missing', given: nothing, came: null, why: null, cases: [] };
    const why = group === 'papers.group.show' ? 'show' : 'if-any';
    return { id, name, state: 'not-needed', given: nothing, came: null, why, cases: [] };
  });
  const shown = new Set(rows.map(({ id }) => id));
  return [...rows, ...beside(dossier, procedure).filter(({ id }) => !shown.has(id))].toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
}

const order: readonly PaperState['state'][] = ['missing', 'there', 'not-needed'];

/** Papers without a row: of other cases, and the form that was filled online. */
function beside(dossier: Dossier, { papers: list }: Procedure): PaperState[] {
  const key = caseOf(list, { caseKey: dossier.paperCase, answers: {} });
  const names = new Map(list.cases.map((one) => [one.key, one.name]));
  const notNeeded = (why: NotNeeded, cases: readonly string[]) => ({
    state: 'not-needed' as const,
    given: nothing,
    came: null,
    why,
    cases: cases.flatMap((one) => names.get(one) ?? []),
  });
  return list.papers.flatMap(({ id, name, handling, cases }): PaperState[] => {
    if (handling === 'e-form') return [];
    if (handling === 'form' && dossier.channel === 'ONLINE') return [{ id, name, ...notNeeded('filled-online', []) }];
    if (key === null || cases.length === 0 || cases.includes(key)) return [];
    return [{ id, name, ...notNeeded('other-case', cases) }];
  });
}
