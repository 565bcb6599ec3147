import type { Draft, FileRef, RawAnswers, ReturnMethod, UnitRef } from '@dongbo/contract';
import type { z } from 'zod';

/** The part of a draft that the person changes. */
export interface DraftContent {
  readonly unit: z.infer<typeof UnitRef> | null;
  readonly answers: RawAnswers;
  readonly papers: readonly { readonly componentId: string; readonly files: readonly FileRef[] }[];
  readonly returnMethod: ReturnMethod;
}

export const contentOf = ({ unit, answers, papers, returnMethod }: Draft): DraftContent => ({
  unit,
  answers,
  papers,
  returnMethod,
});

/** Are two contents the same to the person? */
export const sameContent = (a: DraftContent, b: DraftContent): boolean => JSON.stringify(a) === JSON.stringify(b);
