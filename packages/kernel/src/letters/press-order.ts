import type { PrintOrder } from './typesetter.ts';

export interface PressOrder {
  readonly layoutFolders: readonly string[];
  readonly print: PrintOrder;
}

export type PressAnswer = { readonly pdf: Uint8Array } | { readonly failed: string };
