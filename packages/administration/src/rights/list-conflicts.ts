import { listConflicts as endpoint } from '@dongbo/contract/administration';
import { conflictsOf, isGrantInReach, readGrants, separationRules, unitsBelow, type StoredGrant } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { viewConflict } from './view-grant.ts';

/** What is held within reach and may not meet in one person. Only who holds several rights, or one role that carries both sides of a rule,
 * is looked at. One statement. */
export const listConflicts = defineOperation(endpoint, async (ctx, { unitId }) => {
  const { now } = ctx;
  const both = separationRules.map(
    ({ a, b }) => sql`(r.permissions && ${[...a]}::text[] and r.permissions && ${[...b]}::text[])`,
  );
  const rows = await readGrants(
    ctx.db,
    sql`p.kind = 'official' and (g.valid_to is null or g.valid_to > ${now}) and ${isGrantInReach(ctx.actor, endpoint.name)}
      and (${unitId ?? null}::uuid is null or g.unit_id in (${unitsBelow(unitId === undefined ? [] : [unitId])}))
      and (${sql.join(both, sql` or `)} or g.person_id in (
        select o.person_id from role_grant o where o.valid_to is null or o.valid_to > ${now}
        group by o.person_id having count(*) > 1))`,
    { now, order: sql`p.name_folded, g.person_id, g.valid_from, g.id` },
  );
  const held = new Map<string, StoredGrant[]>();
  for (const row of rows) held.set(row.personId, [...(held.get(row.personId) ?? []), row]);
  return { items: [...held.values()].flatMap((grants) => conflictsOf(grants).map(viewConflict)) };
});
