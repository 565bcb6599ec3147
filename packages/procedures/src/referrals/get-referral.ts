import { getReferral as endpoint } from '@dongbo/contract/procedures';
import { mayAt } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { loadReferral, mayAnswerIt, mayOpenDossier } from './load-referral.ts';
import { isUnfinished, viewReferral } from './referral-view.ts';
import { answerersOf } from './answerers-of.ts';
import { assignPermission } from './assign-referral.ts';

/** One referral for who was asked: what is asked and what is shown for it; of the dossier its code and procedure alone. */
export const getReferral = defineOperation(endpoint, async (ctx, { referralId }) => {
  const { referral, dossier } = await loadReferral(ctx, referralId, endpoint.name);
  ctx.about(referral.dossierId);
  const isOpen = referral.state === 'open' && dossier.step_id !== null;
  const { actor } = ctx;
  const mayAssign = isOpen && mayAt(actor, assignPermission, { ancestors: referral.ancestors, field: null });
  return {
    ...viewReferral(referral, {
      now: ctx.now,
      calendar: ctx.calendar(dossier.calendar),
      mayWithdraw:
        isUnfinished(referral) &&
        dossier.step_id !== null &&
        mayOpenDossier(actor, dossier, 'procedures.referral.withdraw'),
      mayAnswer: isOpen && mayAnswerIt(actor, referral),
    }),
    dossierId: mayOpenDossier(actor, dossier, 'procedures.dossier.get') ? referral.dossierId : null,
    code: dossier.code,
    procedureName: dossier.procedure_name,
    procedureShortName: dossier.procedure_short_name,
    ownerName: referral.showsOwner ? dossier.owner_name : null,
    version: referral.version,
    colleagues: mayAssign
      ? (await answerersOf(ctx, referral.unit.id))
          .filter(({ id }) => id !== referral.askedBy.id)
          .map(({ id, name }) => ({ id, name }))
      : [],
  };
});
