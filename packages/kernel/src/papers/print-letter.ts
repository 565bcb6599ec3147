import type { LetterValue } from '../letters/printable-text.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { localDate } from '../time/instant.ts';
import type { LetterContent, StoredLetter } from './letter-store.ts';

/** A letter as its system writes it. */
export interface NewLetter {
  /** Form of a layout, such as `receipt`. */
  readonly form: string;
  readonly data: LetterValue;
  /** Content of the QR code; null: none is printed. */
  readonly qrText: string | null;
  readonly fileName: string;
}

/** All that a letter is printed from; the same letter always gives the same bytes. */
export type PrintableLetter = Pick<StoredLetter, 'layout' | 'content' | 'createdAt'>;

/** The mark over papers: trial always; official papers of a demonstration installation are samples. */
function watermarkOf(ctx: Pick<KernelContext, 'space' | 'demonstration'>): LetterContent['watermark'] {
  if (ctx.space === 'trial') return 'trial';
  return ctx.demonstration ? 'demonstration' : 'none';
}

/** A letter with the layout of its form in force now and the mark of its space. Throws NoLayoutError. */
export function composeLetter(
  ctx: Pick<KernelContext, 'letters' | 'demonstration' | 'space' | 'now'>,
  { form, data, qrText, fileName }: NewLetter,
): PrintableLetter {
  return {
    layout: ctx.letters.layoutFor(form, localDate(ctx.now)).id,
    content: { data, qrText, watermark: watermarkOf(ctx), fileName },
    createdAt: ctx.now,
  };
}

/** Prints a letter from what is stored of it, as PDF; deterministic, so it may be printed again at any time.
 * @throws LetterError */
export async function printLetter(ctx: Pick<KernelContext, 'letters'>, letter: PrintableLetter): Promise<Uint8Array> {
  const layout = ctx.letters.layouts.find(({ id }) => id === letter.layout);
  if (!layout) throw new Error(`No layout ${letter.layout}`);
  const { data, qrText, watermark } = letter.content;
  return await ctx.letters.renderLetter({
    layout,
    data,
    watermark,
    createdAt: letter.createdAt,
    ...(qrText === null ? {} : { qrText }),
  });
}
