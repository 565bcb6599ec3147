import { fold } from '@dongbo/contract';
import type { MyPaper, MyPaperKind } from '@dongbo/contract/procedures';

export interface PaperFilter {
  /** Null: every kind. */
  readonly kind: MyPaperKind | null;
  /** Words of the name, the number, the code of the dossier, its procedure or the unit, with or without accents. */
  readonly words: string;
}

const textOf = ({ name, number, code, procedureName, shortName, unitName }: MyPaper): string =>
  fold([name, number, code, procedureName, shortName?.vi, unitName].filter(Boolean).join(' '));

/** The papers of a kind in which all of the words stand. Pure. */
export function filterPapers(papers: readonly MyPaper[], { kind, words }: PaperFilter): MyPaper[] {
  const wanted = fold(words).split(' ').filter(Boolean);
  return papers.filter((paper) => {
    if (kind !== null && paper.kind !== kind) return false;
    const text = wanted.length === 0 ? '' : textOf(paper);
    return wanted.every((word) => text.includes(word));
  });
}
