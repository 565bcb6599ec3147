import { heldEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineReaction } from '../define.ts';
import { holding, tellPeople } from '../notices/tell.ts';
import { heldTakeRuleOn } from './held-take-data.ts';

/** Papers that were taken over and used by no dossier: whoever took them hears of it, and who answers for the counter. */
export const heldTakeNotices = [
  defineReaction(heldEvents.unused, 'procedures.tell-staff.held-take-unused', async (ctx, event) => {
    const { unitId, takenBy, name, takeId } = event.payload;
    const { tells } = heldTakeRuleOn(localDate(ctx.now));
    const leaders = await holding(ctx, { unitIds: [unitId], roles: tells, field: null });
    const about = { subjectId: takeId, eventId: event.id };
    const people = leaders.filter((one) => one !== takenBy);
    const who = await ctx.db.selectFrom('person').select('name').where('id', '=', takenBy).executeTakeFirst();
    const facts = { paper: name, name: who?.name ?? '' };
    await tellPeople(ctx, { key: 'held-take-unused-here', people, facts, ...about });
    await tellPeople(ctx, { key: 'held-take-unused', people: [takenBy], facts: { paper: name }, ...about });
  }),
];
