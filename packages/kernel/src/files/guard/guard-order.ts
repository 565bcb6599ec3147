import type { Examined } from '../file-store.ts';

/** Bytes to look into, and what their beginning says that they are. */
export interface GuardOrder {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export type GuardAnswer = Examined;
