import { dossierEvents } from '@dongbo/contract/procedures';
import type { Actor } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { addReceipt } from '../letters/receipt.ts';

/** Can a receipt be made that promises a date: received, and not at its end. Pure. */
export const canHaveReceipt = ({ clock, stepId }: Pick<StoredDossier, 'clock' | 'stepId'>): boolean =>
  clock !== null && stepId !== null;

/** May the actor have the receipt of it made. Pure. */
export const mayMakeReceipt = (actor: Actor, dossier: StoredDossier): boolean =>
  !isPartyTo(actor, dossier) && mayForDossier(actor, 'procedures.receipt.make', dossier);

/** Makes the receipt of a received dossier that has none yet, and says so. */
export async function giveReceipt(ctx: Context, dossier: StoredDossier): Promise<void> {
  await addReceipt(ctx, dossier);
  ctx.emit(
    dossierEvents.receiptMade,
    { dossierId: dossier.id, code: dossier.code },
    { subjectId: dossier.id, unitId: dossier.receiving.id },
  );
}
