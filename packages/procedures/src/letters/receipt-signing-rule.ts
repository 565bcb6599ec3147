import type { Channel } from '@dongbo/contract/procedures';
import type { Actor } from '@dongbo/kernel';

/** Who signs a receipt electronically, and for which body. */
export interface ReceiptSigning {
  /** Null: the installation vouches for it. */
  readonly signer: { readonly id: string; readonly name: string } | null;
  readonly agencyName: string;
}

/** Forms are signed electronically (Circular 01/2018/TT-VPCP art. 9). Over the counter the receipt is a paper that both sign by hand, as the
 * form provides; what came online or by post has nobody who stands there, and its receipt is signed by who received. Made anew by
 * somebody else or by a rule it still names who received, who did not act, and so the installation signs. Pure. */
export function receiptSigning(
  channel: Channel,
  actor: Pick<Actor, 'personId' | 'name'>,
  { receiver, agencyName }: { readonly receiver: string; readonly agencyName: string },
): ReceiptSigning | null {
  if (channel === 'DIRECT') return null;
  const { personId, name } = actor;
  return { signer: personId !== null && name === receiver ? { id: personId, name } : null, agencyName };
}
