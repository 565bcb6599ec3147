import { listReferrals as endpoint, type TimeShare } from '@dongbo/contract/procedures';
import type { z } from 'zod';
import { workingMinutesBetween, type Calendar } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { startOf } from '../dossiers/dossier-clock.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { findReferralsOf } from './find-referrals.ts';
import { mayAnswerIt } from './load-referral.ts';
import { minutesOf } from './referral-rule.ts';
import { isUnfinished, viewReferral } from './referral-view.ts';
import type { StoredReferral } from './stored-referral.ts';
import { withdrawPermission } from './withdraw-referral.ts';

type Share = z.input<typeof TimeShare>;

/** How long each agency has had the dossier or a part of it: first who settles it, since its time began, then those who were asked. Pure. */
export function sharesOf(
  { competent, clock }: Pick<StoredDossier, 'competent' | 'clock'>,
  referrals: readonly StoredReferral[],
  counting: { readonly now: Date; readonly calendar: Calendar },
): Share[] {
  const { now, calendar } = counting;
  // On its way there it has it not yet.
  const own =
    clock === null || clock.originalDueAt === null
      ? 0
      : Math.round(workingMinutesBetween(calendar, startOf(clock), clock.finishedAt ?? now));
  const asked = [...Map.groupBy(referrals, ({ unit }) => unit.id).values()].flatMap((of): Share[] => {
    const [first] = of;
    if (first === undefined) return [];
    const minutes = of.reduce((sum, one) => sum + minutesOf(one, counting), 0);
    return [{ unit: first.unit, minutes, referrals: of.length }];
  });
  return [{ unit: { id: competent.id, name: competent.name }, minutes: own, referrals: 0 }, ...asked];
}

export const listReferrals = defineOperation(endpoint, async (ctx, { dossierId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  const referrals = await findReferralsOf(ctx.db, dossier.id, ctx.now);
  const counting = { now: ctx.now, calendar: ctx.calendar(dossier.calendar) };
  const isParty = isPartyTo(ctx.actor, dossier);
  const mayWithdraw = !isParty && dossier.stepId !== null && mayForDossier(ctx.actor, withdrawPermission, dossier);
  return {
    items: referrals.map((one) =>
      viewReferral(one, {
        ...counting,
        mayWithdraw: mayWithdraw && isUnfinished(one),
        mayAnswer: !isParty && dossier.stepId !== null && one.state === 'open' && mayAnswerIt(ctx.actor, one),
      }),
    ),
    shares: sharesOf(dossier, referrals, counting),
  };
});
