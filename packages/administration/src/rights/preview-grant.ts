import { giveGrant, previewGrant as endpoint } from '@dongbo/contract/administration';
import { beyondGiver, mayAt, notFound, readHoldings, spans } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { spanOfDays } from './days.ts';
import { asHolding, readGiver, readPlace } from './right-asked.ts';
import { newConflicts, viewConflict } from './view-grant.ts';

/** What a right would bring and break. Somebody, a role or a place out of reach does not exist; days that cannot be are read as from
 * today on. */
export const previewGrant = defineOperation(endpoint, async (ctx, input) => {
  const place = (await readPlace(ctx, input)) ?? notFound();
  if (!mayAt(ctx.actor, giveGrant.name, { ancestors: place.ancestors, field: input.field ?? null })) return notFound();
  ctx.about(input.personId);
  const wanted = asHolding(input, place, spanOfDays(input, ctx.now) ?? { validFrom: ctx.now, validTo: null });
  const giver = await readGiver(ctx);
  const held = await readHoldings(ctx.db, input.personId, ctx.now);
  const known = new Set(held.filter((one) => spans(one, wanted)).flatMap(({ permissions }) => permissions));
  return {
    gained: place.permissions.filter((name) => !known.has(name)),
    held: place.permissions.filter((name) => known.has(name)).length,
    units: place.units,
    beyond: giver === 'all' ? [] : beyondGiver(giver, wanted),
    conflicts: newConflicts(held, [...held, wanted]).map(viewConflict),
  };
});
