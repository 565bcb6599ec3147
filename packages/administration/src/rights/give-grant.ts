import { giveGrant as endpoint } from '@dongbo/contract/administration';
import {
  beyondGiver,
  insertGrant,
  lockRightsOf,
  mayAt,
  notFound,
  practiceKeys,
  readHoldings,
  spans,
} from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { spanOfDays } from './days.ts';
import { asHolding, readGiver, readPlace } from './right-asked.ts';
import { newConflicts } from './view-grant.ts';

/** Gives a role at a unit. What was compared still holds when it is written: whoever gives to the same person waits. */
export const giveGrant = defineOperation(endpoint, async (ctx, input) => {
  ctx.about(input.personId, input.reason);
  await lockRightsOf(ctx.db, input.personId);
  const place = (await readPlace(ctx, input)) ?? notFound();
  if (!mayAt(ctx.actor, endpoint.name, { ancestors: place.ancestors, field: input.field ?? null })) notFound();
  if (ctx.space !== 'official') ctx.refuse('right.official-only');
  if (input.personId === ctx.actor.personId) ctx.refuse('right.own');
  if (place.roleEnded) ctx.refuse('right.role-unknown');
  if (input.lockKey !== undefined && !practiceKeys.some(({ key }) => key === input.lockKey))
    ctx.refuse('right.lock-unknown');
  const span = spanOfDays(input, ctx.now) ?? ctx.refuse('right.days-wrong');
  const wanted = asHolding(input, place, span);
  const giver = await readGiver(ctx);
  const beyond = giver === 'all' ? [] : beyondGiver(giver, wanted);
  if (beyond.length > 0) ctx.refuse('right.beyond-yours', { count: beyond.length });
  const held = await readHoldings(ctx.db, input.personId, ctx.now);
  if (held.some((one) => one.role === input.role && spans(one, wanted))) ctx.refuse('right.held-already');
  const [broken] = newConflicts(held, [...held, wanted]);
  if (broken !== undefined) ctx.refuse('right.separated', { rule: broken.rule.name.vi, basis: broken.rule.basis });
  const { personId, role, unitId, reason } = input;
  const free = { field: wanted.field, lockKey: input.lockKey ?? null, capacity: input.capacity ?? null };
  const right = { personId, role, unitId, reason, ...span, ...free, title: input.title ?? null };
  const id = await insertGrant(ctx.db, right, { personId: ctx.actor.personId, now: ctx.now });
  return { id, version: 0 };
});
