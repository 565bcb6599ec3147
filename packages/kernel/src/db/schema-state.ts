import { createPool } from './database.ts';
import { expectedMigrations, type SystemMigrations } from './migrate.ts';

/** Whether the database has the tables of this version: none at all, some of them, or all. */
export type SchemaState = 'empty' | 'behind' | 'current';

/** Compares what ran in a database with what this version brings; changes nothing. */
export async function readSchemaState(url: string, systems: readonly SystemMigrations[]): Promise<SchemaState> {
  const pool = createPool({ url, schemas: ['public'], role: null, max: 1, name: 'dongbo-schema' });
  try {
    const table = await pool.query<{ there: boolean }>("select to_regclass('kernel.migration') is not null as there");
    if (table.rows[0]?.there !== true) return 'empty';
    const { rows } = await pool.query<{ key: string }>("select concat(schema, '/', name) as key from kernel.migration");
    if (rows.length === 0) return 'empty';
    const ran = new Set(rows.map(({ key }) => key));
    return (await expectedMigrations(systems)).every((key) => ran.has(key)) ? 'current' : 'behind';
  } finally {
    await pool.end();
  }
}
