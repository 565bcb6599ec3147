import { dossierEvents, siteCheckEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineReaction, type Context } from '../define.ts';
import { movedReason } from '../referrals/record-referrals.ts';
import { holding, tellPeople } from '../notices/tell.ts';
import { findSiteChecksOf } from './find-site-checks.ts';
import { siteCheckRuleOn } from './site-check-data.ts';
import { presentOf } from './site-check-rule.ts';
import type { StoredSiteCheck } from './stored-site-check.ts';

interface CheckEvent {
  readonly id: string;
  readonly subjectId: string;
  readonly payload: { readonly code: string; readonly siteCheckId: string };
}

type WithAccount = Pick<StoredSiteCheck['members'][number], 'personId'>;

const accountsOf = (members: readonly WithAccount[]): string[] =>
  members.map(({ personId }) => personId).filter((id) => id !== null);

async function checkOf(ctx: Context, { subjectId, payload }: CheckEvent): Promise<StoredSiteCheck | undefined> {
  ctx.about(subjectId);
  return (await findSiteChecksOf(ctx.db, subjectId, ctx.now)).find(({ id }) => id === payload.siteCheckId);
}

/** Those who go along, but for who planned it, who knows. */
const companions = ({ members, plannedById }: StoredSiteCheck): string[] =>
  accountsOf(members).filter((id) => id !== plannedById);

async function tell(
  ctx: Context,
  { id: eventId, payload }: CheckEvent,
  { key, people, note = '' }: { key: string; people: readonly string[]; note?: string },
): Promise<void> {
  const facts = { code: payload.code, note };
  await tellPeople(ctx, { key, people, facts, subjectId: payload.siteCheckId, eventId });
}

/** Members hear that nothing is looked at any more of a dossier that has ended or gone elsewhere. */
async function tellOfEnded(ctx: Context, dossierId: string, { code, reason }: { code: string; reason: string }) {
  ctx.about(dossierId);
  const ended = (await findSiteChecksOf(ctx.db, dossierId, ctx.now)).filter(
    ({ cancelReason }) => cancelReason === reason,
  );
  for (const check of ended) {
    const facts = { code, note: check.place };
    const people = accountsOf(check.members);
    await tellPeople(ctx, { key: 'site-check-ended', people, facts, subjectId: check.id, eventId: check.id });
  }
}

/** What officials hear of verifications: members of the plan, of each change and of what they have to sign; who planned it and the
 * heads that nothing was written down. */
export const siteCheckNotices = [
  defineReaction(siteCheckEvents.planned, 'procedures.tell-staff.site-check-planned', async (ctx, event) => {
    const check = await checkOf(ctx, event);
    if (check?.state === 'planned')
      await tell(ctx, event, { key: 'site-check-planned', people: companions(check), note: event.payload.note });
  }),
  defineReaction(siteCheckEvents.postponed, 'procedures.tell-staff.site-check-postponed', async (ctx, event) => {
    const check = await checkOf(ctx, event);
    if (check !== undefined)
      await tell(ctx, event, { key: 'site-check-postponed', people: companions(check), note: event.payload.note });
  }),
  defineReaction(siteCheckEvents.cancelled, 'procedures.tell-staff.site-check-cancelled', async (ctx, event) => {
    const check = await checkOf(ctx, event);
    if (check !== undefined)
      await tell(ctx, event, { key: 'site-check-cancelled', people: companions(check), note: event.payload.note });
  }),
  defineReaction(
    [siteCheckEvents.recorded, siteCheckEvents.corrected],
    'procedures.tell-staff.site-check-to-sign',
    async (ctx, event) => {
      const check = await checkOf(ctx, event);
      if (check?.state !== 'recorded') return;
      const people = accountsOf(presentOf(check));
      await tell(ctx, event, { key: 'site-check-to-sign', people, note: event.payload.note });
    },
  ),
  defineReaction(siteCheckEvents.late, 'procedures.tell-staff.site-check-late', async (ctx, event) => {
    const check = await checkOf(ctx, event);
    if (check?.state !== 'planned') return;
    const { lateRoles: roles } = siteCheckRuleOn(localDate(ctx.now));
    const heads = await holding(ctx, { unitIds: [check.unit.id], roles, field: null });
    const people = [check.plannedById, ...heads];
    await tell(ctx, event, { key: 'site-check-late', people, note: check.place });
  }),
  defineReaction(dossierEvents.ended, 'procedures.tell-staff.site-check-ended', async (ctx, event) => {
    await tellOfEnded(ctx, event.subjectId, { code: event.payload.code, reason: '' });
  }),
  defineReaction(dossierEvents.handedOver, 'procedures.tell-staff.site-check-moved', async (ctx, event) => {
    await tellOfEnded(ctx, event.subjectId, { code: event.payload.code, reason: movedReason(event.payload.note) });
  }),
];
