import type { ReceiverKind } from '@dongbo/contract/procedures';
import type { StoredDossier, StoredReceiver } from '../dossiers/stored-dossier.ts';

/** Who takes the result, as the officer says it. */
export interface ReceiverOrder {
  readonly kind: ReceiverKind;
  readonly name?: string | undefined;
  readonly number?: string | undefined;
  readonly mandateSeen?: boolean | undefined;
}

/** Who takes the result: owner and submitter as the dossier names them; anybody else shows a mandate and an identity paper (Civil Code
 * 91/2015/QH13 art. 138 and 141, recalled and not seen: who acts for another acts within the mandate). Pure. */
export function receiverOf(
  { owner, submitterName }: Pick<StoredDossier, 'owner' | 'submitterName'>,
  order: ReceiverOrder | undefined,
): StoredReceiver | 'dossier.receiver-missing' | 'dossier.mandate-missing' {
  switch (order?.kind) {
    case undefined:
      return 'dossier.receiver-missing';
    case 'owner':
      return { kind: 'owner', name: owner.name, number: null };
    case 'submitter':
      return { kind: 'submitter', name: submitterName, number: null };
    case 'mandate': {
      const name = order.name?.trim() ?? '';
      const number = order.number?.trim() ?? '';
      if (name === '' || number === '' || order.mandateSeen !== true) return 'dossier.mandate-missing';
      return { kind: 'mandate', name, number };
    }
  }
}
