import { makeReceipt as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, findLetter } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { canHaveReceipt, giveReceipt, mayMakeReceipt } from './give-receipt.ts';

/** Form 01 of a matter of the same visit, for whoever asks for it (Decree 61/2018/NĐ-CP art. 17(4)). */
export const makeReceipt = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!mayMakeReceipt(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  if (dossier.clock === null) return ctx.refuse('dossier.not-received-yet');
  if (!canHaveReceipt(dossier)) return ctx.refuse('dossier.action-not-possible');
  const there = await findLetter(ctx.db, { subjectId: dossier.id, form: 'receipt' });
  if (there !== undefined) return ctx.refuse('receipt.there-already');
  const after = { ...dossier, version: dossier.version + 1 };
  saveDossier(ctx, after);
  await giveReceipt(ctx, after);
  return dossierChanged(after);
});
