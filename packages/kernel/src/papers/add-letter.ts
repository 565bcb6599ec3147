import type { KernelContext } from '../operation/kernel-operation.ts';
import { insertLetter } from './letter-store.ts';
import { composeLetter, type NewLetter } from './print-letter.ts';
import { storeLetter } from './store-letter.ts';

/** A letter about a subject becomes part of the record: data and layout now, the PDF by the worker, with the electronic
 * signature inside where the letter names who signs. One statement, which fails
 * when the subject has a letter of this form and ordinal already. */
export async function addLetter(
  ctx: KernelContext,
  letter: NewLetter & {
    readonly subjectId: string;
    /** Which of the subject's letters of this form; the first when not given. */
    readonly ordinal?: number;
  },
): Promise<void> {
  const id = ctx.newId();
  const { subjectId, form, ordinal = 1 } = letter;
  ctx.later(insertLetter(ctx.db, { id, subjectId, form, ordinal, ...composeLetter(ctx, letter) }));
  ctx.enqueue(storeLetter, { letterId: id });
}
