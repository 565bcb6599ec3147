import { listColleagues as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { scopesOf } from '../identity/actor.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { GeneralError, notFound } from '../operation/problems.ts';
import { localDate } from '../time/instant.ts';

interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly openItems: number;
}

interface Found {
  readonly ancestors: readonly string[] | null;
  readonly people: readonly Colleague[];
}

const byName = new Intl.Collator('vi');

/** People to whom work of a unit can be handed: who holds a role in it, below it, or above it within the same body, since
 * a role reaches down. Whoever holds a role for the whole province is nobody's colleague in this sense. */
export const listColleagues = defineKernelOperation(endpoint, async (ctx, input) => {
  const { now } = ctx;
  const { rows } = await sql<Found>`
    with reach as (
      select descendant_id as unit_id from unit_closure where ancestor_id = ${input.unitId}
      union
      select c.ancestor_id from unit_closure c join unit on unit.id = c.ancestor_id and unit.kind <> 'province'
      where c.descendant_id = ${input.unitId}
    ), people as (
      select distinct on (person.id) person.id, person.name, g.unit_id as "unitId", unit_name.name as "unitName",
        (select count(*) from work_item w where w.assignee_id = person.id)::integer as "openItems"
      from role_grant g join reach on reach.unit_id = g.unit_id
        join person on person.id = g.person_id
        join account on account.person_id = person.id and account.disabled_at is null
        join unit_name on unit_name.unit_id = g.unit_id and unit_name.valid_from <= ${localDate(now)}::date
      where g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})
        and (${input.role ?? null}::text is null or g.role_key = ${input.role ?? null})
      order by person.id, unit_name.valid_from desc
    )
    select (select array_agg(ancestor_id) from unit_closure where descendant_id = ${input.unitId}) as ancestors,
      (select coalesce(json_agg(people), '[]') from people) as people`.execute(ctx.db);
  const [{ ancestors, people } = { ancestors: null, people: [] }] = rows;
  if (ancestors === null) return notFound();
  const held = scopesOf(ctx.actor, endpoint.name).some((scope) => ancestors.includes(scope.unitId));
  if (!held && ctx.actor.kind !== 'system') throw new GeneralError('not-allowed');
  return { items: people.toSorted((a, b) => byName.compare(a.name, b.name)) };
});
