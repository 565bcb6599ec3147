import { correctDossier as endpoint, dossierEvents } from '@dongbo/contract/procedures';
import { GeneralError } from '@dongbo/kernel';
import { endIfOtherPhone } from '../counter-messages/told-at-counter.ts';
import { defineOperation } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { renewReceipt } from '../letters/renew-receipt.ts';
import { saveAnswers } from '../supplements/record-supplements.ts';
import { canBeCorrected, correct, mayCorrect } from './correction-rule.ts';

/** What was written down wrongly at intake is put right: before, after, why and by whom stay on record, the receipt is made anew, and
 * the owner is told. */
export const correctDossier = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!mayCorrect(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  if (!canBeCorrected(dossier)) return ctx.refuse('correction.not-here');
  const corrected = correct(dossier, input);
  if (typeof corrected === 'string') return ctx.refuse(corrected);
  const { dossier: after, changes } = corrected;
  // Nobody corrects a dossier into their own.
  if (isPartyTo(ctx.actor, after)) return ctx.refuse('dossier.same-person');
  await saveAnswers(ctx, after, dossier);
  saveDossier(ctx, after);
  await endIfOtherPhone(ctx, { before: dossier, after });
  const receipt = await renewReceipt(ctx, after);
  ctx.emit(
    dossierEvents.corrected,
    { dossierId: after.id, code: after.code, receipt, note: `${changes} Lý do: ${input.reason}` },
    { subjectId: after.id, unitId: after.receiving.id },
  );
  return dossierChanged(after);
});
