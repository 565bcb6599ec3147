import { copyIn } from '@dongbo/kernel';
import type { CopiedTable } from './copied-tables.ts';
import type { CopyMaker, TableProgram } from './copy-maker.ts';
import { liftIndexes, type Lifted } from './lift-indexes.ts';
import type { PoolClient } from './owner-pool.ts';
import type { Plan } from './plan-copies.ts';
import { writeRows } from './row-program.ts';

const chunkSize = 256 * 1024;
// "PGCOPY", flags and length of an extension: both zero.
const header = Buffer.concat([Buffer.from('PGCOPY\n\u00ff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

export interface Written {
  rows: number;
}

/** The rows of all copies in one table, in PostgreSQL's binary form. `onCopy` is told each copy that
 * has rows there; `xid`, when given, is the transaction that they name instead of the plan's. */
export function* copyBytes(
  programs: readonly TableProgram[],
  plan: Plan,
  { drawOf }: CopyMaker,
  written: Written,
  onCopy: (index: number) => void = () => undefined,
  xid?: number,
): Generator<Buffer> {
  yield header;
  const most = Math.max(0, ...programs.map(({ rows }) => rows.atMost));
  let chunk = Buffer.allocUnsafe(chunkSize + most);
  let end = 0;
  for (let index = 0; index < plan.count; index += 1) {
    const program = programs[plan.original[index] ?? 0];
    if (program === undefined || program.rows.rows === 0) continue;
    const copy = program.copy(drawOf(index));
    end = writeRows(program.rows, xid === undefined ? copy : { ...copy, xid }, chunk, end);
    written.rows += program.rows.rows;
    onCopy(index);
    if (end < chunkSize) continue;
    yield chunk.subarray(0, end);
    chunk = Buffer.allocUnsafe(chunkSize + most);
    end = 0;
  }
  if (end > 0) yield chunk.subarray(0, end);
  yield trailer;
}

/** Empties the tables but for what was in them. Rows that go into a table emptied in the same transaction need neither a log
 * (where the server keeps a minimal one) nor a vacuum afterwards. */
async function emptyTables(client: PoolClient, tables: readonly string[]): Promise<Lifted> {
  for (const table of tables)
    await client.query(`create temporary table kept_${table} on commit drop as table ${table}`);
  const lifted = await liftIndexes(client, tables);
  await client.query(`truncate ${tables.join(', ')}`);
  return lifted;
}

async function columnList(client: PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(attname, ', ' order by attnum) as names from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0]?.names ?? '';
}

/** The projections follow events by the transaction that wrote them, which must be one that they have not passed. */
async function ownXid(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  return Number(rows[0]?.xid);
}

export interface GroupWork {
  readonly plan: Plan;
  readonly maker: CopyMaker;
  /** Told each copy whose entries of the audit have been made. */
  readonly onEntries: (index: number) => void;
  /** Keys and indexes are built after the rows, and the tables written anew: for many rows into few. */
  readonly anew: boolean;
  /** Told after each step, one a table and one for the indexes. */
  readonly onStep: () => void;
}

/** Writes the rows of a group of tables on one connection, inside of its transaction; answers how many. */
export async function writeGroup(client: PoolClient, tables: readonly CopiedTable[], work: GroupWork): Promise<number> {
  const { plan, maker, anew, onStep, onEntries } = work;
  const names = tables.map(({ table }) => table);
  const lifted = anew ? await emptyTables(client, names) : { indexes: [], references: [] };
  const xid = await ownXid(client);
  const written: Written = { rows: 0 };
  for (const table of names) {
    const programs = maker.programs.get(table) ?? [];
    const columns = await columnList(client, table);
    const options = anew ? 'format binary, freeze' : 'format binary';
    await copyIn(
      client,
      `copy ${table} (${columns}) from stdin (${options})`,
      copyBytes(
        programs,
        plan,
        maker,
        written,
        table === 'audit_entry' ? onEntries : undefined,
        table === 'event' ? xid : undefined,
      ),
    );
    if (anew) await client.query(`insert into ${table} (${columns}) select ${columns} from kept_${table}`);
    onStep();
  }
  for (const statement of lifted.indexes) await client.query(statement);
  await client.query(`analyze ${names.join(', ')}`);
  for (const statement of lifted.references) await client.query(statement);
  onStep();
  return written.rows;
}
