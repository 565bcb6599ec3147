import type { LetterValue } from '../letters/printable-text.ts';
import { systemPersonId } from '../identity/actor.ts';
import type { KernelContext } from '../operation/kernel-operation.ts';
import { formatInstant, localDate } from '../time/instant.ts';
import type { LetterContent, StoredLetter } from './letter-store.ts';

/** A letter as its system writes it. */
export interface NewLetter {
  /** Form of a layout, such as `receipt`. */
  readonly form: string;
  readonly data: LetterValue;
  /** Content of the QR code; null: none is printed. */
  readonly qrText: string | null;
  /** Content of the second QR code, by which anybody checks whether the paper holds; none where it is left out. */
  readonly checkText?: string | null;
  readonly fileName: string;
  /** Who signs it electronically; none where it is left out. */
  readonly signing?: LetterSigning;
}

/** In whose name a letter is signed before it is stored. */
export interface LetterSigning {
  /** Who decided what it says; null: it follows from a rule or from somebody's own wish, and the installation itself vouches for it. */
  readonly signer: { readonly id: string; readonly name: string } | null;
  /** The body that issues it. */
  readonly agencyName: string;
  /** Why, as the signature states it. */
  readonly reason: string;
}

/** Who stands under a letter that no person signs. */
const installation = { id: systemPersonId, name: 'Hệ thống thông tin giải quyết thủ tục hành chính' };

function keptSigning({ signer, agencyName, reason }: LetterSigning): LetterContent['signing'] {
  const { id: personId, name: signerName } = signer ?? installation;
  return { personId, signerName, agencyName, reason };
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
  { form, data, qrText, checkText = null, fileName, signing }: NewLetter,
): PrintableLetter {
  return {
    layout: ctx.letters.layoutFor(form, localDate(ctx.now)).id,
    content: {
      data,
      qrText,
      checkText,
      watermark: watermarkOf(ctx),
      fileName,
      signing: signing ? keptSigning(signing) : null,
    },
    createdAt: ctx.now,
  };
}

/** A letter with the mark of the signature that is given at an instant: its layout shows `signature` where a hand-written one
 * would stand. Pure. */
export function markSigned<Letter extends PrintableLetter>(letter: Letter, at: Date): Letter {
  const { content } = letter;
  if (content.signing === null) return letter;
  const { signerName, agencyName } = content.signing;
  const data = { ...Object(content.data), signature: { signerName, agencyName, signedAt: formatInstant(at) } };
  return { ...letter, content: { ...content, data } };
}

/** Prints a letter from what is stored of it, as PDF; deterministic, so it may be printed again at any time.
 * @throws LetterError */
export async function printLetter(ctx: Pick<KernelContext, 'letters'>, letter: PrintableLetter): Promise<Uint8Array> {
  const layout = ctx.letters.layouts.find(({ id }) => id === letter.layout);
  if (!layout) throw new Error(`No layout ${letter.layout}`);
  const { data, qrText, checkText, watermark } = letter.content;
  return await ctx.letters.renderLetter({
    layout,
    data,
    watermark,
    createdAt: letter.createdAt,
    ...(qrText === null ? {} : { qrText }),
    ...(checkText === null ? {} : { checkText }),
  });
}
