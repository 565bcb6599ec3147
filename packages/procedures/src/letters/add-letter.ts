import { localDate, type LetterValue } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { insertLetter, watermarkOf } from './letter-store.ts';
import { storeLetter } from './store-letter.ts';

/** A letter about a dossier becomes part of the record: data and layout now, the PDF by the worker. */
export async function addLetter(
  ctx: Context,
  letter: {
    readonly dossierId: string;
    readonly form: string;
    readonly data: LetterValue;
    readonly qrText: string | null;
    readonly fileName: string;
  },
): Promise<void> {
  const id = ctx.newId();
  const layout = ctx.letters.layoutFor(letter.form, localDate(ctx.now));
  const content = { data: letter.data, qrText: letter.qrText, watermark: watermarkOf(ctx), fileName: letter.fileName };
  await insertLetter(ctx, { id, subjectId: letter.dossierId, form: letter.form, layout: layout.id, content });
  ctx.enqueue(storeLetter, { letterId: id });
}
