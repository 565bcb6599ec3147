import { listColleagues as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { scopesOf } from '../identity/actor.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { GeneralError, notFound } from '../operation/problems.ts';
import { unitsOfBody } from './holders-of.ts';
import { isInForce, workRole } from './in-force.ts';
import { namesOn } from './unit-name-on.ts';
import { ancestorsOf, unitsBelow } from './unit-tree.ts';

interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly openItems: number;
}

interface Found {
  readonly ancestors: readonly string[];
  readonly people: readonly Colleague[];
}

const byName = new Intl.Collator('vi');

/** People to whom work of a unit can be handed: who holds a role in it, below it, or above it within the same body, since
 * a role reaches down. Whoever holds a role for the whole province is nobody's colleague in this sense. */
export const listColleagues = defineKernelOperation(endpoint, async (ctx, input) => {
  const { now } = ctx;
  const { rows } = await sql<Found>`
    with reach as (
      ${unitsBelow([input.unitId])}
      union
      ${unitsOfBody([input.unitId])}
    ), people as (
      select distinct on (person.id) person.id, person.name, g.unit_id as "unitId",
        named.name as "unitName",
        (select count(*) from work_item w where w.assignee_id = person.id)::integer as "openItems"
      from role_grant g join reach on reach.unit_id = g.unit_id join role r on r.key = g.role_key
        join person on person.id = g.person_id
        join account on account.person_id = person.id and account.disabled_at is null
        cross join ${namesOn(sql.ref('g.unit_id'), now)} named
      where ${isInForce(now)}
        and (${input.role ?? null}::text is null or ${workRole} = ${input.role ?? null})
      order by person.id, g.unit_id
    )
    select ${ancestorsOf(sql`${input.unitId}::uuid`)} as ancestors,
      (select coalesce(json_agg(people), '[]') from people) as people`.execute(ctx.db);
  const [{ ancestors, people } = { ancestors: [], people: [] }] = rows;
  if (ancestors.length === 0) return notFound();
  const held = scopesOf(ctx.actor, endpoint.name).some((scope) => ancestors.includes(scope.unitId));
  if (!held && ctx.actor.kind !== 'system') throw new GeneralError('not-allowed');
  return { items: people.toSorted((a, b) => byName.compare(a.name, b.name)) };
});
