import type { KernelContext } from '../operation/kernel-operation.ts';
import { trialMark } from './sign-and-store.ts';
import { storePrinted, type PrintedFile } from './store-printed.ts';

interface CopyToSign {
  readonly pdf: Uint8Array;
  /** Who compared it with the paper. */
  readonly signer: { readonly id: string; readonly name: string };
  /** The agency in whose name it is signed. */
  readonly unitName: string;
  readonly reason: string;
  readonly subjectId: string;
  readonly fileName: string;
}

/** Signs a scan with the key of who compared it (PAdES) and stores it as another file of the subject: nothing is put on its pages, and what
 * was scanned stays as it is. Whatever acts is taken out of it first; one that is signed already gets a further signature.
 * @throws UnsignablePdf */
export async function signCopy(ctx: KernelContext, order: CopyToSign): Promise<PrintedFile> {
  const bytes = await ctx.signatures.sign(ctx.db, {
    pdf: await ctx.signatures.prepare(order.pdf),
    personId: order.signer.id,
    personName: order.signer.name,
    unitName: order.unitName,
    reason: `${trialMark(ctx)}${order.reason}`,
    at: ctx.now,
  });
  return await storePrinted(ctx, { name: order.fileName, bytes, subjectId: order.subjectId });
}
