import type { KernelContext } from '../operation/kernel-operation.ts';
import type { PaperMark } from '../signing/paper-mark.ts';
import { printLetter, type PrintableLetter } from './print-letter.ts';
import { storePrinted, type PrintedFile } from './store-printed.ts';

/** A PDF that somebody has uploaded. */
export interface UploadedPaper {
  readonly pdf: Uint8Array;
  readonly mark: Omit<PaperMark, 'warning'>;
}

/** A paper that somebody has approved, to be signed with their key. */
export interface PaperToSign {
  /** Printed now, or an uploaded PDF with what is put on it. */
  readonly paper: PrintableLetter | UploadedPaper;
  readonly signer: { readonly id: string; readonly name: string };
  /** The body in whose name it is signed. */
  readonly unitName: string;
  /** Why, as the signature states it; one of the trial space says before it that it is a trial. */
  readonly reason: string;
  readonly subjectId: string;
  readonly fileName: string;
}

/** Keys belong to people and serve both spaces, and an uploaded paper carries no watermark: the signature itself says that
 * it is a trial. */
export const trialMark = ({ space }: Pick<KernelContext, 'space'>): string =>
  space === 'trial' ? 'THỬ NGHIỆM, không có giá trị pháp lý. ' : '';

/** Printed letters carry a watermark where they are no papers; uploaded ones a line across the head of every page. */
const warningOf = ({ space, demonstration }: Pick<KernelContext, 'space' | 'demonstration'>): string | null =>
  space === 'trial' || demonstration
    ? `${space === 'trial' ? 'BẢN THỬ NGHIỆM' : 'BẢN MINH HỌA'}, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ`
    : null;

/** Signs a paper with the signer's key (PAdES) and stores it as a file of the subject. Belongs in a job: printing and signing
 * keep a processor busy. Signs again on every run: the caller's own state, locked, says that it was done.
 * @throws UnsignablePdf, LetterError */
export async function signAndStore(ctx: KernelContext, order: PaperToSign): Promise<PrintedFile> {
  const { paper, signer, subjectId } = order;
  const bytes = await ctx.signatures.sign(ctx.db, {
    pdf:
      'pdf' in paper
        ? await ctx.signatures.mark(paper.pdf, { ...paper.mark, warning: warningOf(ctx) })
        : await printLetter(ctx, paper),
    personId: signer.id,
    personName: signer.name,
    unitName: order.unitName,
    reason: `${trialMark(ctx)}${order.reason}`,
    at: ctx.now,
  });
  return await storePrinted(ctx, { name: order.fileName, bytes, subjectId });
}
