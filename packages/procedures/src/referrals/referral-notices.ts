import { dossierEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineReaction, type Context } from '../define.ts';
import { holding, tellPeople } from '../notices/tell.ts';
import { movedReason } from './record-referrals.ts';
import { referralRuleOn } from './referral-data.ts';

interface ReferralEvent {
  readonly id: string;
  readonly subjectId: string;
  readonly payload: { readonly code: string; readonly referralId: string };
}

/** Whom a referral concerns at the asked unit: who has it by name, or else its heads. */
async function peopleOf(ctx: Context, referralId: string) {
  const row = await ctx.db
    .selectFrom('referral')
    .select(['asked_by', 'assignee_id', 'unit_id', 'title', 'state'])
    .where('id', '=', referralId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { askedHeads: roles } = referralRuleOn(localDate(ctx.now));
  const heads = await holding(ctx, { unitIds: [row.unit_id], roles, field: null });
  return { row, asker: row.asked_by, heads, asked: row.assignee_id === null ? heads : [row.assignee_id] };
}

interface Telling {
  readonly key: string;
  readonly people: readonly string[];
  /** What the notice leads to: the dossier, or the referral for who may not open the dossier. */
  readonly subjectId: string;
  readonly title: string;
}

async function tell(ctx: Context, event: ReferralEvent, { title, ...telling }: Telling): Promise<void> {
  ctx.about(event.subjectId);
  await tellPeople(ctx, { ...telling, facts: { code: event.payload.code, title }, eventId: event.id });
}

/** Whoever was asked need not answer what was closed for a reason: each by itself, so that who was asked twice hears of both. */
async function tellOfClosed(
  ctx: Context,
  { subjectId: dossierId, payload }: { readonly subjectId: string; readonly payload: { readonly code: string } },
  { key, reason }: { readonly key: string; readonly reason: string },
): Promise<void> {
  const closed = await ctx.db
    .selectFrom('referral')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('state', '=', 'withdrawn')
    .where('withdrawn_reason', '=', reason)
    .execute();
  ctx.about(dossierId);
  for (const { id } of closed) {
    const known = await peopleOf(ctx, id);
    if (known === null) continue;
    const facts = { code: payload.code, title: known.row.title };
    await tellPeople(ctx, { key, people: known.asked, facts, subjectId: id, eventId: id });
  }
}

/** What officials hear of referrals: the asked unit that it was asked, the asker that it was answered, both that no answer came. */
export const referralNotices = [
  defineReaction(
    [dossierEvents.referralAsked, dossierEvents.referralStarted, dossierEvents.referralAssigned],
    'procedures.tell-staff.referral-asked',
    async (ctx, event) => {
      const known = await peopleOf(ctx, event.payload.referralId);
      // A task that still waits for another is told of when it begins.
      if (known === null || known.row.state !== 'open') return;
      const { asked: people, row } = known;
      await tell(ctx, event, { key: 'referral-asked', people, subjectId: event.payload.referralId, title: row.title });
    },
  ),
  defineReaction(dossierEvents.referralAnswered, 'procedures.tell-staff.referral-answered', async (ctx, event) => {
    const known = await peopleOf(ctx, event.payload.referralId);
    if (known === null) return;
    const { asker, row } = known;
    await tell(ctx, event, { key: 'referral-answered', people: [asker], subjectId: event.subjectId, title: row.title });
  }),
  defineReaction(dossierEvents.referralSilent, 'procedures.tell-staff.referral-silent', async (ctx, event) => {
    const known = await peopleOf(ctx, event.payload.referralId);
    if (known === null) return;
    const { asker, heads, asked, row } = known;
    const there = [...heads, ...asked].filter((one) => one !== asker);
    await tell(ctx, event, { key: 'referral-silent', people: [asker], subjectId: event.subjectId, title: row.title });
    const subjectId = event.payload.referralId;
    await tell(ctx, event, { key: 'referral-late-here', people: there, subjectId, title: row.title });
  }),
  // What was not answered when the dossier ended, or went to another body, was closed with it.
  defineReaction(dossierEvents.ended, 'procedures.tell-staff.referral-ended', async (ctx, event) => {
    await tellOfClosed(ctx, event, { key: 'referral-ended', reason: '' });
  }),
  defineReaction(dossierEvents.handedOver, 'procedures.tell-staff.referral-moved', async (ctx, event) => {
    await tellOfClosed(ctx, event, { key: 'referral-moved', reason: movedReason(event.payload.note) });
  }),
  defineReaction(dossierEvents.referralWithdrawn, 'procedures.tell-staff.referral-withdrawn', async (ctx, event) => {
    const known = await peopleOf(ctx, event.payload.referralId);
    if (known === null) return;
    const { asked: people, row } = known;
    const subjectId = event.payload.referralId;
    await tell(ctx, event, { key: 'referral-withdrawn', people, subjectId, title: row.title });
  }),
];
