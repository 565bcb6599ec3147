import { listMeasures as endpoint, UnitId, type Measure as MeasureView, type UnitId as Id } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { scopesOf, type Actor } from '../identity/actor.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import type { Operation } from '../operation/operation.ts';
import { unitNameOn } from '../organisation/unit-name-on.ts';
import { unitsBelow } from '../organisation/unit-tree.ts';
import { formatInstant } from '../time/instant.ts';
import type { Measure, MeasuredValue } from './measure.ts';

/** Names of those of the units that the actor's permission reaches. */
async function unitsInReach(
  db: Kysely<KernelTables>,
  actor: Actor,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Date },
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const held = scopesOf(actor, endpoint.name).map(({ unitId }) => unitId);
  const reach = actor.kind === 'system' ? sql`true` : sql`unit.id in (${unitsBelow(held)})`;
  const { rows } = await sql<{ id: string; name: string }>`
    select unit.id, coalesce(${unitNameOn(sql`unit.id`, now)}, unit.code) as name
    from unit where unit.id = any(${ids}::uuid[]) and ${reach}`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Value = MeasureView['values'][number];

function viewValues(values: readonly MeasuredValue[], names: ReadonlyMap<string, string>): Value[] {
  const whole = values.filter(({ unitId }) => unitId === null);
  const ofUnits = values.flatMap(({ unitId, value }) => {
    const unitName = unitId === null ? undefined : names.get(unitId);
    const id: Id | null = unitId === null ? null : UnitId.parse(unitId);
    return unitName === undefined ? [] : [{ unitId: id, unitName, value }];
  });
  return [
    ...whole.map(({ value }) => ({ unitId: null, unitName: null, value })),
    ...ofUnits.toSorted((a, b) => a.unitName.localeCompare(b.unitName, 'vi')),
  ];
}

/** The operation over the measures of a program: one reading after the other, so that it takes one connection. Values of units
 * are those within reach; what is of the whole space, everybody with the permission sees. */
export const listMeasuresOf = (measures: readonly Measure[]): Operation =>
  defineKernelOperation(endpoint, async ({ db, space, now, actor }, { system }) => {
    const read: { measure: Measure; values: readonly MeasuredValue[] }[] = [];
    for (const measure of measures.filter((one) => system === undefined || one.system === system)) {
      // The measure's own type of the database is asserted by measuresOf.
      read.push({ measure, values: await measure.read({ db: db as unknown as Kysely<unknown>, space, now }) });
    }
    const ids = new Set(read.flatMap(({ values }) => values.flatMap(({ unitId }) => unitId ?? [])));
    const names = await unitsInReach(db, actor, { ids: [...ids], now });
    return {
      readAt: formatInstant(now),
      items: read.map(({ measure: { name, system: of, unit, byUnit }, values }) => ({
        name,
        system: of,
        unit,
        byUnit,
        values: viewValues(values, names),
      })),
    };
  });
