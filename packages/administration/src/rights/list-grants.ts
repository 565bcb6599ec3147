import { listGrants as endpoint, type GrantState } from '@dongbo/contract/administration';
import { dayMs, isAccountOpen, isGrantInReach, isUnlocked, readGrants, unitsBelow } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { defineOperation } from '../define.ts';
import { viewGrant } from './view-grant.ts';

const most = 500;

function inState(state: GrantState, now: Date): RawBuilder<unknown> {
  const stands = sql`(g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now}))`;
  if (state === 'ended') return sql`g.valid_to <= ${now}`;
  if (state === 'future') return sql`(g.valid_from > ${now} and (g.valid_to is null or g.valid_to > ${now}))`;
  if (state === 'account-closed') return sql`(${stands} and ${isAccountOpen} is not true)`;
  return sql`(${stands} and ${isAccountOpen} and ${isUnlocked(now)} = ${state === 'active'})`;
}

/** Rights within reach, those that end first before the others. Partners have theirs from the terminal. One statement. */
export const listGrants = defineOperation(endpoint, async (ctx, input) => {
  const { now } = ctx;
  const soon = input.endsWithin === undefined ? null : new Date(now.getTime() + input.endsWithin * dayMs);
  const conditions = [
    sql`p.kind = 'official'`,
    isGrantInReach(ctx.actor, endpoint.name),
    ...(input.unitId === undefined ? [] : [sql`g.unit_id in (${unitsBelow([input.unitId])})`]),
    ...(input.role === undefined ? [] : [sql`g.role_key = ${input.role}`]),
    ...(input.state === undefined ? [] : [inState(input.state, now)]),
    ...(soon === null ? [] : [sql`(g.valid_to > ${now} and g.valid_to <= ${soon})`]),
  ];
  const rows = await readGrants(ctx.db, sql.join(conditions, sql` and `), {
    now,
    limit: most + 1,
    order: sql`g.valid_to nulls last, p.name_folded, g.id`,
  });
  return { items: rows.slice(0, most).map((row) => viewGrant(row, now)), more: rows.length > most };
});
