import type { Space } from '@dongbo/contract';
import { localDate } from '@dongbo/kernel';
import { copiedTables } from '../copied-tables.ts';
import type { PoolClient } from '../owner-pool.ts';
import { approvalOf, copyOf, receptionOf, type Copy } from './copy-values.ts';
import { decidingBody } from './bodies.ts';
import type { Entry } from './draw-entry.ts';
import { FilledList } from './template.ts';
import type { UnitPapers } from './unit-papers.ts';
import type { WorkingAxis } from './working-axis.ts';

export interface WriteOrder {
  readonly space: Space;
  readonly seed: number;
  readonly axis: WorkingAxis;
  readonly papersOf: (entry: Entry) => UnitPapers;
  readonly homeOf: (entry: Entry) => string;
}

interface Drawing {
  readonly book: string;
  readonly period: string;
  readonly at: Date;
}

const key = ({ book, period }: Drawing): string => `${book}|${period}`;

const codeDrawing = ({ body, times }: Entry): Drawing => {
  const at = times[0] ?? new Date(0);
  return { book: `dossier:${body.oneStop.code}`, period: localDate(at), at };
};

function resultDrawing(entry: Entry): Drawing | null {
  const at = approvalOf(entry);
  const { id } = decidingBody(entry.body, entry.snapshot.shown.byCommittee);
  return at === null ? null : { book: `result:${id}`, period: localDate(at).slice(0, 4), at };
}

function receiptDrawing(entry: Entry): Drawing | null {
  const at = receptionOf(entry);
  return at === null ? null : { book: `receipt:${entry.body.oneStop.id}`, period: localDate(at).slice(0, 4), at };
}

/** Draws the numbers of all registers in one statement: without gap, in the order of the instants, whoever else draws. */
async function drawAll(client: PoolClient, drawings: readonly Drawing[]): Promise<ReadonlyMap<Drawing, number>> {
  const counts = Map.groupBy(drawings, key);
  const books = [...counts.values()]
    .flatMap(([one, ...others]) => (one === undefined ? [] : [{ ...one, count: others.length + 1 }]))
    .toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  const { rows } = await client.query<{ book: string; period: string; last: number }>(
    `insert into register_counter as counter (book, period, last)
    select * from unnest($1::text[], $2::text[], $3::integer[])
    on conflict (book, period) do update set last = counter.last + excluded.last returning book, period, last`,
    [books.map(({ book }) => book), books.map(({ period }) => period), books.map(({ count }) => count)],
  );
  const numbers = new Map<Drawing, number>();
  for (const { book, period, last } of rows) {
    const drawn = counts.get(`${book}|${period}`) ?? [];
    const inOrder = drawn.toSorted((one, other) => one.at.getTime() - other.at.getTime());
    for (const [index, drawing] of inOrder.entries()) numbers.set(drawing, last - drawn.length + 1 + index);
  }
  return numbers;
}

/** Columns that a statement may write; a transaction's own number is left to the database. */
async function columnsOf(client: PoolClient, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(attname, ', ' order by attnum) as names from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and atttypid <> 'xid8'::regtype`,
    [table],
  );
  return rows[0]?.names ?? '';
}

async function writePeople(client: PoolClient, entries: readonly Entry[]): Promise<void> {
  const fresh = new Map(
    entries
      .filter(({ owner }) => owner.username === null)
      .toReversed()
      .map(({ owner, times }) => [owner.personId, { owner, at: times[0] ?? new Date(0) }]),
  );
  const people = [...fresh.values()].map(({ owner, at }) => ({
    id: owner.personId,
    name: owner.name,
    folded: owner.folded,
    number: owner.identityNumber,
    at,
  }));
  await client.query(
    `insert into person (id, kind, name, name_folded, identity_number, demonstration, created_at)
    select id, 'citizen', name, folded, number, true, at
    from jsonb_to_recordset($1::jsonb) as p(id uuid, name text, folded text, number text, at timestamptz)
    on conflict do nothing`,
    [JSON.stringify(people)],
  );
}

/** Writes the rows of all entries, with people, codes and numbers, in the transaction that is open; answers the copies in
 * the order of the entries. */
export async function writeEntries(
  client: PoolClient,
  entries: readonly Entry[],
  order: WriteOrder,
): Promise<readonly Copy[]> {
  if (entries.length === 0) return [];
  await writePeople(client, entries);
  const drawings = entries.map((entry) => ({
    code: codeDrawing(entry),
    result: resultDrawing(entry),
    receipt: receiptDrawing(entry),
  }));
  const numbers = await drawAll(
    client,
    drawings.flatMap(({ code, result, receipt }) => [code, result, receipt].filter((one) => one !== null)),
  );
  const copies = entries.map((entry, index) => {
    const { code, result, receipt } = drawings[index] ?? {};
    return copyOf(entry, {
      ...order,
      ordinal: (code && numbers.get(code)) ?? 0,
      result: (result && numbers.get(result)) ?? null,
      receipt: (receipt && numbers.get(receipt)) ?? null,
      papers: order.papersOf(entry),
      home: order.homeOf(entry),
    });
  });
  const list = new FilledList();
  for (const { table } of copiedTables) {
    list.clear();
    for (const [index, { snapshot }] of entries.entries()) {
      const template = snapshot.tables.get(table);
      if (template !== undefined) list.add(template, copies[index]?.values ?? []);
    }
    const rows = list.json();
    if (rows === null) continue;
    const columns = await columnsOf(client, table);
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
      [rows],
    );
  }
  return copies;
}
