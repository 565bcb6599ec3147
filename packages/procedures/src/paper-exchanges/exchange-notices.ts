import { dossierEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineReaction } from '../define.ts';
import { holding } from '../notices/tell.ts';
import { tell } from '../notices/tell-staff.ts';
import { exchangeRuleOn } from './exchange-data.ts';
import { openExchange } from './open-exchange.ts';

/** What follows of a decision on a paper that was given out, and who has to know that it is still out there. */
export const exchangeReactions = [
  openExchange,
  defineReaction(dossierEvents.paperExchangeLate, 'procedures.tell-staff.paper-exchange-late', async (ctx, event) => {
    const rung = exchangeRuleOn(localDate(ctx.now)).rungs[event.payload.rung];
    if (event.unitId === null || rung === undefined) return;
    const place = { unitIds: [event.unitId], roles: rung.roles, field: null };
    await tell(ctx, event, 'paper-exchange-late', await holding(ctx, place));
  }),
  // What never comes back is the leader's to know at once.
  defineReaction(dossierEvents.paperExchanged, 'procedures.tell-staff.paper-not-taken-back', async (ctx, event) => {
    if (event.unitId === null || event.payload.isTakenBack) return;
    const { notTakenBackRoles: roles } = exchangeRuleOn(localDate(ctx.now));
    const place = { unitIds: [event.unitId], roles, field: null };
    const { wrongNumber, note } = event.payload;
    await tell(ctx, event, 'paper-not-taken-back', await holding(ctx, place), { number: wrongNumber, note });
  }),
];
