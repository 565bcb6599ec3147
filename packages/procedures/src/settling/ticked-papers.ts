import type { PaperInput, Procedure } from '@dongbo/contract/procedures';
import type { StoredPapers } from '../dossiers/stored-dossier.ts';

type Tick = Omit<PaperInput, 'fileIds'> & { readonly fileIds?: readonly string[] };

/** The papers of a dossier after an officer ticked what is there, in the order of the procedure: counts replace what was
 * known of a paper, files stay. 'component.unknown' when one does not belong to the procedure or is named twice. Pure. */
export function tickedPapers(
  procedure: Pick<Procedure, 'componentGroups'>,
  known: StoredPapers,
  ticks: readonly Tick[],
): StoredPapers | 'component.unknown' {
  const components = procedure.componentGroups.flatMap(({ items }) => items);
  const names = new Map(components.map(({ id, name }) => [id, name]));
  const papers = new Map(known.map((paper) => [paper.componentId, paper]));
  const ticked = new Set<string>();
  for (const { fileIds = [], ...tick } of ticks) {
    const name = papers.get(tick.componentId)?.name ?? names.get(tick.componentId);
    if (name === undefined || ticked.has(tick.componentId)) return 'component.unknown';
    ticked.add(tick.componentId);
    papers.set(tick.componentId, {
      ...tick,
      name,
      fileIds: [...(papers.get(tick.componentId)?.fileIds ?? []), ...fileIds],
    });
  }
  const order = new Map(components.map(({ id }, index) => [id, index]));
  const place = (componentId: string): number => order.get(componentId) ?? components.length;
  return [...papers.values()]
    .filter((paper) => paper.originals + paper.certifiedCopies + paper.photocopies + paper.fileIds.length > 0)
    .toSorted((a, b) => place(a.componentId) - place(b.componentId));
}
