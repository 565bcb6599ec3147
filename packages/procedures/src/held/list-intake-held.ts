import { listIntakeHeld as endpoint } from '@dongbo/contract/procedures';
import { defineOperation } from '../define.ts';
import { askedAtCounter } from './asked-at-counter.ts';
import { findOffers, viewOffer } from './offers.ts';

/** What the administration holds of the papers that an officer is about to ask for, wherever in the province it lies: of papers of others
 * nothing but what it is called, its number, its day and who issued it. Who asked is recorded. */
export const listIntakeHeld = defineOperation(endpoint, async (ctx, input) => {
  const offers = await findOffers(ctx.db, await askedAtCounter(ctx, input, endpoint.name), ctx.now);
  return { offers: offers.map(viewOffer) };
});
