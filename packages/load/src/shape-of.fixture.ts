import type { Space } from '@dongbo/contract';
import { tablesOf } from '@dongbo/procedures/settling-world';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { copiedTables } from './copied-tables.ts';

/** Which columns of each table are filled for one dossier, and with which kind of value, row by row. */
export async function shapeOf(
  world: World,
  dossierId: string,
  space: Space = 'official',
): Promise<Record<string, string[]>> {
  const shapes: Record<string, string[]> = {};
  for (const { table, where } of copiedTables) {
    const { rows } = await sql<{ shape: string }>`
      select (select string_agg(key || ':' || jsonb_typeof(value), ' ' order by key) from jsonb_each(to_jsonb(t))) as shape
      from ${sql.table(table)} t where ${sql.raw(where.replaceAll('$1', `'${dossierId}'::uuid`))}`.execute(
      tablesOf(world, space),
    );
    shapes[table] = rows.map(({ shape }) => shape).toSorted();
  }
  return shapes;
}
