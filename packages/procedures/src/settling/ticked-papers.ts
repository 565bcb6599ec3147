import { namedBy, type PaperInput, type Procedure } from '@dongbo/contract/procedures';
import { paperNames, paperOrder } from '../catalogue/papers/paper-names.ts';
import type { StoredPapers } from '../dossiers/stored-dossier.ts';

/** Whether the papers of a procedure know the case; none is as good as known. Pure. */
export const isCase = ({ papers }: Pick<Procedure, 'papers'>, key: string | null): boolean =>
  key === null || papers.cases.some((one) => one.key === key);

type Tick = Omit<PaperInput, 'fileIds'> & { readonly fileIds?: readonly string[] };

/** The papers of a dossier after an officer ticked what is there, in the order of the list: counts replace what was known of a
 * paper, files stay. A paper that the procedure does not list has the officer's words as its name. 'component.unknown' when one
 * does not belong to the procedure or is named twice. Pure. */
export function tickedPapers(
  procedure: Pick<Procedure, 'componentGroups' | 'papers'>,
  known: StoredPapers,
  ticks: readonly Tick[],
  paperCase: string | null = null,
): StoredPapers | 'component.unknown' | 'paper.name-missing' {
  const names = paperNames(procedure, paperCase);
  const inCase = new Set(
    procedure.papers.papers.flatMap(({ id, cases }) => (paperCase !== null && cases.includes(paperCase) ? [id] : [])),
  );
  const papers = new Map(
    known.map((paper) => {
      const { componentId } = paper;
      // Whoever sees the papers of another case calls them as that case does, ticked or not.
      const name = inCase.has(componentId) ? (names.get(componentId) ?? paper.name) : paper.name;
      return [componentId, { ...paper, name }];
    }),
  );
  const ticked = new Set<string>();
  for (const { fileIds = [], name: typed, ...tick } of ticks) {
    const { componentId } = tick;
    const before = papers.get(componentId);
    const isOwn = namedBy(componentId) === 'officer';
    const name = isOwn ? typed || before?.name : (names.get(componentId) ?? before?.name);
    if (name === undefined && isOwn) return 'paper.name-missing';
    if (name === undefined || ticked.has(componentId)) return 'component.unknown';
    ticked.add(componentId);
    papers.set(componentId, { ...tick, name, fileIds: [...(before?.fileIds ?? []), ...fileIds] });
  }
  const order = paperOrder(procedure);
  const place = (componentId: string): number => order.get(componentId) ?? order.size;
  return [...papers.values()]
    .filter((paper) => paper.originals + paper.certifiedCopies + paper.photocopies + paper.fileIds.length > 0)
    .toSorted((a, b) => place(a.componentId) - place(b.componentId));
}

const counts = ({ originals, certifiedCopies, photocopies }: StoredPapers[number]): string =>
  `${originals}/${certifiedCopies}/${photocopies}`;

/** What changed between two lists of papers, in words for the timeline; null when nothing did. Pure. */
export function changeOfPapers(before: StoredPapers, after: StoredPapers): string | null {
  const old = new Map(before.map((paper) => [paper.componentId, paper]));
  const now = new Map(after.map((paper) => [paper.componentId, paper]));
  const gone = before.filter(({ componentId }) => !now.has(componentId)).map(({ name }) => name);
  const added = after.filter(({ componentId }) => !old.has(componentId)).map(({ name }) => name);
  const changed = after.flatMap((paper) => {
    const earlier = old.get(paper.componentId);
    return earlier !== undefined &&
      (counts(earlier) !== counts(paper) || earlier.fileIds.length !== paper.fileIds.length)
      ? [`${paper.name} (${counts(earlier)} → ${counts(paper)})`]
      : [];
  });
  // In another case the same component is another paper.
  const renamed = after.flatMap(({ componentId, name }) => {
    const earlier = old.get(componentId);
    return earlier !== undefined && earlier.name !== name ? [`${earlier.name} → ${name}`] : [];
  });
  const told = [
    gone.length > 0 && `Bớt: ${gone.join('; ')}.`,
    added.length > 0 && `Thêm: ${added.join('; ')}.`,
    renamed.length > 0 && `Đổi loại giấy tờ: ${renamed.join('; ')}.`,
    changed.length > 0 && `Đổi số bản (chính/sao chứng thực/chụp): ${changed.join('; ')}.`,
  ].filter((part) => part !== false);
  return told.length === 0 ? null : told.join(' ');
}
