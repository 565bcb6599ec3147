import { copyIn, type AuditKey } from '@dongbo/kernel';
import { advanceXids, entriesOf } from './advance-xids.ts';
import { citizenOf } from './citizens.ts';
import { copiedGroups, copiedTables } from './copied-tables.ts';
import { prepareCopies, type CopyMaker } from './copy-maker.ts';
import type { OwnerPool, PoolClient } from './owner-pool.ts';
import { readPlaces } from './places.ts';
import { planCopies, registerKey, type Plan, type Registers } from './plan-copies.ts';
import { readOriginals, type Original, type ReadOriginal } from './read-original.ts';
import { idText, rowId } from './row-program.ts';
import { createCopySealer, findLastSeal, writeBlocks, type CopySealer } from './seal-copies.ts';
import { writeGroup } from './write-group.ts';

export interface Multiplied {
  readonly dossiers: number;
  readonly rows: number;
}

export interface MultiplyOptions {
  /** Whether the tables are written anew, which is much faster for many rows; nobody else can use them meanwhile. Chosen by
   * the numbers when not given. */
  readonly anew?: boolean;
  /** Told after each table and each group's indexes: how many of these steps are done, 0 to 1. */
  readonly onShare?: (share: number) => void;
  /** When given, the entries of the audit are sealed by the load under this key, if the tables are written anew, all entries
   * before are sealed and nobody else writes. Otherwise the worker seals them: minutes of work for a million dossiers. */
  readonly seal?: { readonly at: Date; readonly key: AuditKey };
}

/** A citizen files three dossiers on average. */
const dossiersACitizen = 3;
/** With more there already it takes longer to write them again than to keep the indexes while rows are added. */
const mostWrittenAgain = 50_000;

/** Begins a transaction without the limits that guard the others; answers its number. */
async function begin(client: PoolClient): Promise<string> {
  await client.query(`begin; set local statement_timeout = 0; set local lock_timeout = 0; set local maintenance_work_mem = '512MB';
    set local idle_in_transaction_session_timeout = 0`);
  const { rows } = await client.query<{ super: boolean }>(
    'select rolsuper as super from pg_roles where rolname = current_user',
  );
  // Each row's references are right because they are copied; those inside of a group are checked when they are made again.
  if (rows[0]?.super === true) await client.query('set local session_replication_role = replica');
  const own = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  return own.rows[0]?.xid ?? '';
}

async function readRegisters(client: PoolClient): Promise<Registers> {
  await client.query('lock table register_counter in share row exclusive mode');
  const { rows } = await client.query<{ book: string; period: string; last: number }>(
    'select book, period, last from register_counter',
  );
  return new Map(rows.map(({ book, period, last }) => [registerKey(book, period), last]));
}

async function writeRegisters(client: PoolClient, registers: Registers): Promise<void> {
  const drawn = [...registers].map(([key, last]) => {
    const cut = key.lastIndexOf('|');
    return { book: key.slice(0, cut), period: key.slice(cut + 1), last };
  });
  await client.query(
    `insert into register_counter (book, period, last) select * from unnest($1::text[], $2::text[], $3::integer[])
    on conflict (book, period) do update set last = excluded.last where register_counter.last <> excluded.last`,
    [drawn.map(({ book }) => book), drawn.map(({ period }) => period), drawn.map(({ last }) => last)],
  );
}

interface Citizens {
  readonly first: number;
  readonly count: number;
  readonly idOf: (number: number) => string;
}

/** The citizens of a load: numbers that no load before has used. Their ids name no moment but the oldest dossier's. */
async function planCitizens(client: PoolClient, count: number, chance: number, oldest: number): Promise<Citizens> {
  const { rows } = await client.query<{ known: number }>(
    `select count(*)::integer as known from person where kind = 'citizen'`,
  );
  const first = rows[0]?.known ?? 0;
  const head = Buffer.alloc(13);
  head.writeUIntBE(oldest, 0, 6);
  head[6] = 0x70 | (chance & 0x0f);
  head[7] = (chance >>> 4) & 0xff;
  head[8] = 0x80 | ((chance >>> 12) & 0x3f);
  const idOf = (number: number): string => {
    // Below the ids of the dossiers of that moment, which count from zero in these bytes.
    head.writeUInt32BE(0x8000_0000 + number, 9);
    return idText(rowId(head, 0));
  };
  return { first, count: Math.max(1, Math.ceil(count / dossiersACitizen)), idOf };
}

function* citizenLines({ first, count, idOf }: Citizens, createdAt: string): Generator<Buffer> {
  const linesAtOnce = 2_000;
  for (let from = 0; from < count; from += linesAtOnce) {
    let lines = '';
    for (let number = first + from; number < first + Math.min(count, from + linesAtOnce); number += 1) {
      const { name, folded, identityNumber } = citizenOf(number);
      lines += `${idOf(number)}\tcitizen\t${name}\t${folded}\t${identityNumber}\ttrue\t${createdAt}\n`;
    }
    yield Buffer.from(lines);
  }
}

async function chooseAnew(client: PoolClient, count: number): Promise<boolean> {
  const { rows } = await client.query<{ known: number }>(
    `select count(*)::integer as known from (select from dossier limit ${mostWrittenAgain + 1}) as dossiers`,
  );
  const known = rows[0]?.known ?? 0;
  return known <= mostWrittenAgain && count > known;
}

interface Prepared {
  readonly plan: Plan;
  readonly maker: CopyMaker;
  readonly registers: Registers;
  readonly citizens: Citizens;
  readonly oldest: number;
}

/** Draws lots and numbers, and prepares the rows. */
async function prepare(
  pool: OwnerPool,
  main: PoolClient,
  originals: readonly ReadOriginal[],
  count: number,
): Promise<Prepared> {
  const registers = await readRegisters(main);
  const places = await readPlaces(pool);
  const chance = Math.floor(Math.random() * 2 ** 18);
  const oldest = Math.min(...originals.map(({ submittedAt, weeks }) => submittedAt - weeks * 7 * 86_400_000));
  const citizens = await planCitizens(main, count, chance, oldest);
  const lots = { count, firstCitizen: citizens.first, citizens: citizens.count };
  const plan = planCopies(originals, places, registers, lots);
  const burnt = await advanceXids(pool, entriesOf(originals, plan));
  const xidOf = (index: number): number => burnt[Math.floor((index / count) * burnt.length)] ?? 0;
  const maker = prepareCopies(originals, places, plan, { chance, citizenId: citizens.idOf, xidOf });
  return { plan, maker, registers, citizens, oldest };
}

/** Writes all groups side by side, each on its own connection. */
async function writeGroups(
  clients: readonly PoolClient[],
  { plan, maker }: Prepared,
  sealer: CopySealer | null,
  { anew, onShare }: MultiplyOptions,
): Promise<number> {
  const steps = copiedTables.length + copiedGroups.length;
  let done = 0;
  const onStep = (): void => {
    done += 1;
    onShare?.(done / steps);
  };
  const onEntries = (index: number): void => sealer?.add(index);
  const rows = await Promise.all(
    copiedGroups.map(async (group, index) => {
      const client = clients[index];
      if (client === undefined) throw new Error('A load needs a connection for each group');
      return await writeGroup(client, group, { plan, maker, anew: anew === true, onStep, onEntries });
    }),
  );
  return rows.reduce((sum, one) => sum + one, 0);
}

const auditGroup = copiedGroups.findIndex((group) => group.some(({ table }) => table === 'audit_entry'));

async function fill(
  pool: OwnerPool,
  clients: readonly PoolClient[],
  originals: readonly ReadOriginal[],
  count: number,
  options: MultiplyOptions,
): Promise<number> {
  const [main] = clients;
  const audit = clients[auditGroup];
  if (main === undefined || audit === undefined) throw new Error('A load needs a connection for each group');
  const own: string[] = [];
  for (const client of clients) own.push(await begin(client));
  const anew = options.anew ?? (await chooseAnew(main, count));
  if (anew) await audit.query('lock table audit_entry in access exclusive mode');
  const prepared = await prepare(pool, main, originals, count);
  const { plan, maker, registers, citizens, oldest } = prepared;
  const { seal } = options;
  const last = anew && seal !== undefined ? await findLastSeal(audit, own, maker.xidOf(count - 1)) : null;
  const sealer = last !== null && seal !== undefined ? createCopySealer({ plan, maker, last, ...seal }) : null;
  await copyIn(
    main,
    'copy person (id, kind, name, name_folded, identity_number, demonstration, created_at) from stdin',
    citizenLines(citizens, new Date(oldest).toISOString()),
  );
  const rows = await writeGroups(clients, prepared, sealer, { ...options, anew });
  if (sealer !== null) await writeBlocks(audit, sealer.finish());
  await writeRegisters(main, registers);
  return rows;
}

/** Multiplies dossiers that operations have written, with everything that belongs to them: other persons, all communes and
 * their officials, other weeks, codes and numbers from the registers. Each group of tables is written by a transaction of
 * its own, all are committed at the end: a load that breaks off leaves nothing behind. Needs the owner's connections, four
 * at least. */
export async function multiplyDossiers(
  pool: OwnerPool,
  originals: readonly Original[],
  count: number,
  options: MultiplyOptions = {},
): Promise<Multiplied> {
  const read = await readOriginals(pool, originals);
  const clients = await Promise.all(copiedGroups.map(() => pool.connect()));
  try {
    const rows = await fill(pool, clients, read, count, options);
    for (const client of clients) await client.query('commit');
    for (const client of clients) client.release();
    return { dossiers: count, rows };
  } catch (error) {
    // Ends the connections, and with them the transactions.
    for (const client of clients) client.release(true);
    throw error;
  }
}

export type { Original };
