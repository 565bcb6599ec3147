import type { Procedure } from '@dongbo/contract/procedures';
import type { DossierPaperRow } from '../dossiers/open-dossier.ts';
import type { DraftPapers } from './draft-store.ts';

/** A component that the procedure does not have any more: never the words that were sent as its id. */
const otherPaper = 'Giấy tờ khác';

/** The papers of an online filing, in the order of the procedure; what was uploaded counts as a copy until a counter
 * officer ticks what they saw. Papers of components that the version does not know are kept under their own id. */
export function papersOf(procedure: Pick<Procedure, 'componentGroups'>, papers: DraftPapers): DossierPaperRow[] {
  const components = procedure.componentGroups.flatMap(({ items }) => items);
  const names = new Map(components.map(({ id, name }) => [id, name]));
  const order = new Map(components.map(({ id }, index) => [id, index]));
  return papers
    .filter(({ fileIds }) => fileIds.length > 0)
    .toSorted((a, b) => (order.get(a.componentId) ?? order.size) - (order.get(b.componentId) ?? order.size))
    .map(({ componentId, fileIds }) => ({
      componentId,
      name: names.get(componentId) ?? otherPaper,
      originals: 0,
      certifiedCopies: 0,
      photocopies: 0,
      fileIds,
    }));
}
