import { assignReferral as endpoint, dossierEvents } from '@dongbo/contract/procedures';
import { mayAt, putWork } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { loadReferralForChange } from './load-referral.ts';
import { answerersOf } from './answerers-of.ts';
import { eventOf } from './record-referrals.ts';
import { workOfReferral } from './work-of-referral.ts';

export const assignPermission = endpoint.name;

/** Who hands work over at the asked unit gives the referral to somebody there. */
export const assignReferral = defineOperation(endpoint, async (ctx, input) => {
  const { referral, dossier } = await loadReferralForChange(ctx, input, ({ referral: { ancestors } }) =>
    mayAt(ctx.actor, assignPermission, { ancestors, field: null }),
  );
  if (referral.state !== 'open') return ctx.refuse('referral.not-open');
  const person = (await answerersOf(ctx, referral.unit.id)).find(({ id }) => id === input.assigneeId);
  if (person === undefined || person.id === referral.askedBy.id) return ctx.refuse('referral.person-not-there');
  if (isPartyTo({ ...person, personId: person.id }, dossier)) return ctx.refuse('dossier.same-person');
  const assigned = { ...referral, assignee: { id: person.id, name: person.name }, version: referral.version + 1 };
  await ctx.db
    .updateTable('referral')
    .set({ assignee_id: person.id, version: assigned.version })
    .where('id', '=', referral.id)
    .execute();
  await putWork(ctx.db, workOfReferral(ctx, dossier, assigned));
  ctx.emit(
    dossierEvents.referralAssigned,
    { ...eventOf(dossier, referral), assigneeId: person.id },
    { subjectId: dossier.id, unitId: referral.unit.id },
  );
  return { id: referral.id, version: assigned.version };
});
