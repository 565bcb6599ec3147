import { answerReferral as endpoint, dossierEvents } from '@dongbo/contract/procedures';
import { attachFiles } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { loadReferralForChange, mayAnswerIt } from './load-referral.ts';
import { eventOf, startTasks, touchDossier } from './record-referrals.ts';
import { isLate, isOutcomeOf } from './referral-rule.ts';

/** The asked unit answers, also after the deadline: late, and marked so. Tasks that waited for this one begin. */
export const answerReferral = defineOperation(endpoint, async (ctx, input) => {
  const known = await loadReferralForChange(ctx, input, ({ referral }) => mayAnswerIt(ctx.actor, referral));
  const { referral, dossier } = known;
  if (referral.state !== 'open') return ctx.refuse('referral.not-open');
  if (!isOutcomeOf(referral.kind, input.outcome)) return ctx.refuse('referral.outcome-unknown');
  const { outcome, text, fileIds } = input;
  // They belong to the referral and not to the papers of the dossier.
  const files = await attachFiles(ctx.db, { fileIds, subjectId: referral.id, personId: ctx.actor.personId ?? '' });
  if (files === null || files.length < fileIds.length) return ctx.refuse('file.unknown');
  const version = referral.version + 1;
  await ctx.db
    .updateTable('referral')
    .set({
      state: 'answered',
      outcome,
      answer: text,
      answer_file_ids: fileIds,
      answered_at: ctx.now,
      answered_by: ctx.actor.personId,
      version,
    })
    .where('id', '=', referral.id)
    .execute();
  const answered = { ...referral, state: 'answered', answeredAt: ctx.now, version } as const;
  const all = await startTasks(
    ctx,
    dossier,
    known.all.map((one) => (one.id === referral.id ? answered : one)),
  );
  await touchDossier(ctx, dossier, { all, closed: [answered] });
  ctx.emit(
    dossierEvents.referralAnswered,
    { ...eventOf(dossier, referral), isLate: isLate(answered) },
    { subjectId: dossier.id, unitId: referral.unit.id },
  );
  return { id: referral.id, version };
});
