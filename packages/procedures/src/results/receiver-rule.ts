import type { ReceiverKind } from '@dongbo/contract/procedures';
import type { StoredDossier, StoredReceiver } from '../dossiers/stored-dossier.ts';

/** Who takes the result, as the officer says it. */
export interface ReceiverOrder {
  readonly kind: ReceiverKind;
  readonly name?: string | undefined;
  readonly number?: string | undefined;
  readonly mandateSeen?: boolean | undefined;
}

/** What lacks of who takes a result; null: nothing. Pure. */
export function lackOfReceiver(
  order: ReceiverOrder | undefined,
): 'dossier.receiver-missing' | 'dossier.mandate-missing' | null {
  if (order === undefined) return 'dossier.receiver-missing';
  if (order.kind !== 'mandate') return null;
  const isWhole = Boolean(order.name?.trim()) && Boolean(order.number?.trim()) && order.mandateSeen === true;
  return isWhole ? null : 'dossier.mandate-missing';
}

/** Who takes the result: owner and submitter as the dossier names them; anybody else shows a mandate and an identity paper (Civil Code
 * 91/2015/QH13 art. 138 and 141, recalled and not seen: who acts for another acts within the mandate). Pure. */
export function receiverOf(
  { owner, submitterName }: Pick<StoredDossier, 'owner' | 'submitterName'>,
  order: ReceiverOrder | undefined,
): StoredReceiver | 'dossier.receiver-missing' | 'dossier.mandate-missing' {
  const lack = lackOfReceiver(order);
  if (lack !== null || order === undefined) return lack ?? 'dossier.receiver-missing';
  switch (order.kind) {
    case 'owner':
      return { kind: 'owner', name: owner.name, number: null };
    case 'submitter':
      return { kind: 'submitter', name: submitterName, number: null };
    case 'mandate':
      return { kind: 'mandate', name: order.name?.trim() ?? '', number: order.number?.trim() ?? '' };
  }
}
