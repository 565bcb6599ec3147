import type { FileAnswer } from '@dongbo/contract';
import type { Context } from '../define.ts';
import type { StoredLetter } from './letter-store.ts';

/** Prints a letter from what is stored of it; deterministic, so it may be printed again at any time. */
export function printLetter(
  ctx: Pick<Context, 'letters'>,
  letter: Pick<StoredLetter, 'layout' | 'content' | 'createdAt'>,
): Uint8Array {
  const layout = ctx.letters.layouts.find(({ id }) => id === letter.layout);
  if (!layout) throw new Error(`No layout ${letter.layout}`);
  const { data, qrText, watermark } = letter.content;
  return ctx.letters.renderLetter({
    layout,
    data,
    watermark,
    createdAt: letter.createdAt,
    ...(qrText === null ? {} : { qrText }),
  });
}

export const pdfAnswer = (name: string, bytes: Uint8Array): FileAnswer => ({
  name,
  type: 'application/pdf',
  size: bytes.byteLength,
  disposition: 'inline',
  bytes,
});
