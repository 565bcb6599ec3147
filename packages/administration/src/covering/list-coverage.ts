import { listCoverage as endpoint, peopleNeeded } from '@dongbo/contract/administration';
import type { LocalText } from '@dongbo/contract';
import { formatInstant, readStaff, scopesOf, unitNameOn, unitsBelow, type Actor } from '@dongbo/kernel';
import { sql, type RawBuilder } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { staffIndex } from './coverage-rule.ts';

const most = 200;

interface Row {
  readonly unitId: string;
  readonly unitName: string;
  readonly process: string;
  readonly processName: LocalText;
  readonly step: string;
  readonly stepName: LocalText;
  readonly role: string;
  readonly roleName: LocalText;
  readonly fields: readonly string[];
  readonly everyField: boolean;
  readonly procedures: number;
}

interface Totals {
  readonly countedAt: Date | null;
  readonly steps: number;
  readonly thin: number;
  readonly fields: readonly string[];
}

interface Asked {
  readonly unitId?: string | undefined;
  readonly field?: string | undefined;
  readonly procedure?: string | undefined;
  readonly people?: 'none' | 'one' | undefined;
}

/** Whether a unit lies where the actor holds the permission for every field, and below the unit that was asked for. */
function isShown(actor: Actor, unitId: string | undefined): RawBuilder<boolean> {
  const held = scopesOf(actor, endpoint.name)
    .filter(({ field }) => field === null)
    .map((scope) => scope.unitId);
  const reach = actor.kind === 'system' ? sql`true` : sql`c.unit_id in (${unitsBelow(held)})`;
  return sql<boolean>`(${reach} and (${unitId ?? null}::uuid is null or c.unit_id in (${unitsBelow(unitId === undefined ? [] : [unitId])})))`;
}

async function readTotals({ db, actor }: Context, { unitId }: Asked): Promise<Totals> {
  const { rows } = await sql<Totals>`
    select (select max(counted_at) from coverage_run) as "countedAt",
      coalesce(sum(c.steps), 0)::integer as steps, coalesce(sum(c.thin), 0)::integer as thin,
      array(select distinct f from coverage_gap c, unnest(c.fields) as f where ${isShown(actor, unitId)} order by f) as fields
    from coverage_unit c where ${isShown(actor, unitId)}`.execute(db);
  return rows[0] ?? { countedAt: null, steps: 0, thin: 0, fields: [] };
}

async function readGaps({ db, actor, now }: Context, asked: Asked): Promise<readonly Row[]> {
  const { unitId, field = null, procedure = null, people } = asked;
  const many = people === undefined ? null : Number(people === 'one');
  const { rows } = await sql<Row>`
    select c.unit_id as "unitId", ${unitNameOn(sql.ref('c.unit_id'), now)} as "unitName", c.process_key as process,
      c.process_name as "processName", c.step_id as step, c.step_name as "stepName", c.role_key as role, r.name as "roleName",
      c.fields, c.every_field as "everyField", cardinality(c.procedures) as procedures
    from coverage_gap c join role r on r.key = c.role_key
    where ${isShown(actor, unitId)} and (${field}::text is null or ${field} = any(c.fields))
      and (${procedure}::text is null or ${procedure} = any(c.procedures)) and (${many}::integer is null or c.people = ${many})
    order by c.people, "unitName", c.process_key, c.step_id, c.part limit ${most + 1}`.execute(db);
  return rows;
}

async function readNames({ db }: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Steps with too few people, as they were counted; who can do those that are listed is read now, so that a hole that was mended is gone
 * at once. At most four statements. */
export const listCoverage = defineOperation(endpoint, async (ctx, asked) => {
  const totals = await readTotals(ctx, asked);
  const rows = await readGaps(ctx, asked);
  const shown = rows.slice(0, most);
  const wanted = {
    unitIds: [...new Set(shown.map((row) => row.unitId))],
    roles: [...new Set(shown.map((row) => row.role))],
  };
  const peopleFor = staffIndex(shown.length === 0 ? [] : await readStaff(ctx.db, wanted, ctx.now));
  const staffed = shown.map((row) => ({ row, people: [...peopleFor(row.unitId, row.role, row.fields[0] ?? '')] }));
  const thin = staffed.filter(({ people }) => people.length < peopleNeeded);
  const names = await readNames(ctx, [...new Set(thin.flatMap(({ people }) => people))]);
  return {
    countedAt: totals.countedAt === null ? null : formatInstant(totals.countedAt),
    steps: totals.steps,
    thin: totals.thin,
    fields: [...totals.fields],
    items: thin.map(({ row: { unitId, unitName, fields, ...row }, people }) => ({
      ...row,
      unit: { id: unitId, name: unitName },
      fields: [...fields],
      people: people.map((id) => ({ id, name: names.get(id) ?? '' })),
    })),
    more: rows.length > most,
  };
});
