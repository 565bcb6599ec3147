import { bundleEvents } from '@dongbo/contract/procedures';
import { addNotices, holdersOf, localDate } from '@dongbo/kernel';
import { defineReaction } from '../define.ts';
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
    const unitIds = [bundle.counter_id, bundle.to_unit_id];
    const holders = await holdersOf(ctx.db, { unitIds, any: { roles }, field: null, at: ctx.now });
    const there = [...new Set(holders.map(({ personId }) => personId))].filter((one) => one !== bundle.sent_by);
    const tell = (personId: string, key: string) => ({
      id: ctx.newId(),
      personId,
      system: 'procedures' as const,
      key,
      facts: { number },
      subjectId: bundleId,
      eventId: event.id,
      at: ctx.now,
    });
    await addNotices(ctx.db, [
      ...there.map((personId) => tell(personId, 'bundle-late-here')),
      tell(bundle.sent_by, 'bundle-late'),
    ]);
  }),
];
