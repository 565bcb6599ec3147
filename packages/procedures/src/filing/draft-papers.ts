import { caseOf, neededPapers, namedBy, type Procedure } from '@dongbo/contract/procedures';
import { paperNames, paperOrder } from '../catalogue/papers/paper-names.ts';
import type { DossierPaperRow } from '../dossiers/open-dossier.ts';
import type { DraftPapers } from './draft-store.ts';

/** A component that the procedure does not have any more: never the words that were sent as its id. */
const otherPaper = 'Giấy tờ khác';

/** The papers of an online filing, in the order of the list; what was uploaded counts as a copy until a counter
 * officer ticks what they saw. Papers of components that the version does not know are kept under their own id, papers that the
 * procedure does not list under the citizen's words. */
export function papersOf(
  procedure: Pick<Procedure, 'componentGroups' | 'papers'>,
  papers: DraftPapers,
  paperCase: string | null,
): DossierPaperRow[] {
  const names = paperNames(procedure, paperCase);
  const order = paperOrder(procedure);
  return papers
    .filter(({ fileIds }) => fileIds.length > 0)
    .toSorted((a, b) => (order.get(a.componentId) ?? order.size) - (order.get(b.componentId) ?? order.size))
    .map(({ componentId, name, fileIds }) => ({
      componentId,
      name: (namedBy(componentId) === null ? names.get(componentId) : name) ?? otherPaper,
      originals: 0,
      certifiedCopies: 0,
      photocopies: 0,
      fileIds,
    }));
}

/** The papers that the case needs and that have no file; of a list that is unclear nobody knows them, so that it is
 * asked only when there is no file at all. Null: nothing lacks. Pure. */
export function missingPapers(
  { papers: list }: Pick<Procedure, 'papers'>,
  papers: DraftPapers,
  choice: { readonly paperCase: string | null; readonly answers: Readonly<Record<string, unknown>> },
): readonly { readonly id: string; readonly name: string }[] | null {
  const given = new Set(papers.flatMap(({ componentId, fileIds }) => (fileIds.length > 0 ? [componentId] : [])));
  const known = { caseKey: choice.paperCase, answers: choice.answers };
  const needed = neededPapers(list, known, 'online');
  const missing = needed.filter(({ id }) => !given.has(id));
  if (missing.length > 0) return missing;
  const handsIn = list.papers.some(({ handling }) => handling === 'hand-in');
  const isOpen = handsIn && (!list.sure || (list.cases.length > 0 && caseOf(list, known) === null));
  return isOpen && given.size === 0 ? [] : null;
}
