import { dossierEvents, withdrawReferral as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { loadReferralForChange, mayOpenDossier } from './load-referral.ts';
import { eventOf, startTasks, touchDossier } from './record-referrals.ts';

export const withdrawPermission = endpoint.name;

/** Who asks takes it back: the asked unit has no work with it any more, and tasks that waited for it begin. */
export const withdrawReferral = defineOperation(endpoint, async (ctx, input) => {
  const known = await loadReferralForChange(ctx, input, ({ dossier }) =>
    mayOpenDossier(ctx.actor, dossier, withdrawPermission),
  );
  const { referral, dossier } = known;
  const version = referral.version + 1;
  await ctx.db
    .updateTable('referral')
    .set({ state: 'withdrawn', withdrawn_at: ctx.now, withdrawn_reason: input.reason, version })
    .where('id', '=', referral.id)
    .execute();
  const withdrawn = { ...referral, state: 'withdrawn', withdrawnAt: ctx.now, version } as const;
  const all = await startTasks(
    ctx,
    dossier,
    known.all.map((one) => (one.id === referral.id ? withdrawn : one)),
  );
  await touchDossier(ctx, dossier, { all, closed: [withdrawn] });
  ctx.emit(
    dossierEvents.referralWithdrawn,
    { ...eventOf(dossier, referral), note: input.reason },
    { subjectId: dossier.id, unitId: referral.askingUnit.id },
  );
  return { id: referral.id, version };
});
