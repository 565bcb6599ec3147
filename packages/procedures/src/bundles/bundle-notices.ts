import { bundleEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineReaction } from '../define.ts';
import { holding, tellPeople } from '../notices/tell.ts';
import { handOverRuleOn } from './hand-over-data.ts';

/** A list that nobody confirms: at the receiving body those of its rung hear of it, and whoever sent it. */
export const bundleNotices = [
  defineReaction(bundleEvents.late, 'procedures.tell-staff.bundle-late', async (ctx, event) => {
    const { bundleId, number, rung } = event.payload;
    const bundle = await ctx.db
      .selectFrom('bundle')
      .select(['sent_by', 'to_unit_id', 'counter_id', 'closed_at'])
      .where('id', '=', bundleId)
      .executeTakeFirst();
    if (bundle === undefined || bundle.closed_at !== null) return;
    ctx.about(bundleId);
    const { rungs } = handOverRuleOn(localDate(ctx.now));
    const roles = (rungs[rung - 1] ?? rungs.at(-1))?.roles ?? [];
    const there = await holding(ctx, { unitIds: [bundle.counter_id, bundle.to_unit_id], roles, field: null });
    const about = { facts: { number }, subjectId: bundleId, eventId: event.id };
    const people = there.filter((one) => one !== bundle.sent_by);
    await tellPeople(ctx, { key: 'bundle-late-here', people, ...about });
    await tellPeople(ctx, { key: 'bundle-late', people: [bundle.sent_by], ...about });
  }),
];
