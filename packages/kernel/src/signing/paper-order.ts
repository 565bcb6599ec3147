import type { PaperMark } from './paper-mark.ts';
import type { UnsignableCause } from './unsignable-pdf.ts';

/** A paper to be written anew for signing. */
export interface PaperOrder {
  readonly pdf: Uint8Array;
  readonly mark: PaperMark | null;
}

export type PaperAnswer = { readonly pdf: Uint8Array } | { readonly cause: UnsignableCause };
