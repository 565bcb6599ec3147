import type { FileRef, UnitRef } from '@dongbo/contract';
import type { Draft, DraftSaved, RawAnswers, ReturnMethod } from '@dongbo/contract/procedures';
import type { z } from 'zod';

/** The part of a draft that the person changes. */
export interface DraftContent {
  readonly unit: z.infer<typeof UnitRef> | null;
  readonly answers: RawAnswers;
  readonly papers: readonly {
    readonly componentId: string;
    /** Of a paper that the procedure does not list. */
    readonly name: string | null;
    readonly files: readonly FileRef[];
  }[];
  /** Key of the case for which papers are asked. */
  readonly paperCase: string | null;
  /** Null: not chosen yet. */
  readonly returnMethod: ReturnMethod | null;
}

export const contentOf = ({ unit, answers, papers, paperCase, returnMethod }: Draft): DraftContent => ({
  unit,
  answers,
  papers,
  paperCase,
  returnMethod,
});

/** The draft as the server knows it when it has kept that content. Its `problems` are those of the last reading. */
export const withContent = (draft: Draft, content: DraftContent, saved: DraftSaved): Draft => ({
  ...draft,
  ...content,
  papers: content.papers.map(({ componentId, name, files }) => ({ componentId, name, files: [...files] })),
  ...saved,
});

/** Are two contents the same to the person? The database gives the members of an object back in an order of its own. */
export const sameContent = (a: DraftContent, b: DraftContent): boolean => inOrder(a) === inOrder(b);

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
