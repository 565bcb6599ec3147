import { listHolders as endpoint } from '@dongbo/contract/administration';
import { ancestorsOf, isStanding, notFound, readGrants, scopesOf, workRole } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { viewGrant } from './view-grant.ts';

interface Place {
  readonly ancestors: readonly string[];
  /** Those of them that belong to the same body. */
  readonly body: readonly string[];
}

async function readPlace({ db }: Context, unitId: string): Promise<Place> {
  const { rows } = await sql<Place>`
    select ${ancestorsOf(sql`${unitId}::uuid`)} as ancestors,
      array(select c.ancestor_id::text from unit_closure c join unit u on u.id = c.ancestor_id and u.kind <> 'province'
        where c.descendant_id = ${unitId}::uuid) as body`.execute(db);
  return rows[0] ?? { ancestors: [], body: [] };
}

/** Who can do something at a unit, by rights held there or above it; those too whose right has no effect yet, marked. Whoever asks holds
 * the permission at the unit. Two statements. */
export const listHolders = defineOperation(endpoint, async (ctx, { unitId, operation, role, field }) => {
  const { now } = ctx;
  const place = await readPlace(ctx, unitId);
  const reaches = scopesOf(ctx.actor, endpoint.name).some((scope) => place.ancestors.includes(scope.unitId));
  if (!reaches && ctx.actor.kind !== 'system') return notFound();
  const conditions = [
    sql`p.kind = 'official' and g.unit_id = any(${place.ancestors}::uuid[]) and ${isStanding(now)}`,
    ...(operation === undefined ? [] : [sql`${operation} = any(r.permissions)`]),
    ...(operation !== undefined || role === undefined ? [] : [sql`${workRole} = ${role}`]),
    ...(field === undefined ? [] : [sql`(g.field is null or g.field = ${field})`]),
  ];
  const rows = await readGrants(ctx.db, sql.join(conditions, sql` and `), { now, limit: 500 });
  return {
    items: rows.map((row) => ({
      ...viewGrant(row, now),
      above: row.unitId !== unitId,
      ofBody: place.body.includes(row.unitId),
    })),
  };
});
