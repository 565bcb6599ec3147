import type { OwnerPool } from './owner-pool.ts';
import type { CopiedTable } from './copied-tables.ts';

/** One value of a row: as text, for finding what is swapped, and as PostgreSQL sends it in its binary form. */
export interface Field {
  readonly column: string;
  readonly type: string;
  readonly text: string | null;
  readonly bytes: Buffer | null;
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly send: string;
}

/** Columns that a statement may write, in their order; the table is found by the search path of the space. */
export async function columnsOf(pool: OwnerPool, table: string): Promise<Column[]> {
  const { rows } = await pool.query<Column>(
    `select attname as name, format_type(atttypid, null) as type, typsend::regproc::text as send
    from pg_attribute join pg_type on pg_type.oid = atttypid
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows;
}

/** The rows of one dossier in one table, value by value. */
export async function readRows(
  pool: OwnerPool,
  { table, where }: CopiedTable,
  columns: readonly Column[],
  dossierId: string,
): Promise<Field[][]> {
  const values = columns.flatMap(({ name, send }) => [`t.${name}::text`, `${send}(t.${name})`]);
  const { rows } = await pool.query<(string | Buffer | null)[]>({
    text: `select ${values.join(', ')} from ${table} t where ${where}`,
    values: [dossierId],
    rowMode: 'array',
  });
  return rows.map((row) =>
    columns.map(({ name, type }, index) => {
      const [text, bytes] = [row[2 * index], row[2 * index + 1]];
      return {
        column: name,
        type,
        text: typeof text === 'string' ? text : null,
        bytes: Buffer.isBuffer(bytes) ? bytes : null,
      };
    }),
  );
}
