import { fold } from '@dongbo/contract';
import { readDrawnNumbers } from './drawn-numbers.ts';
import type { OwnerPool } from './owner-pool.ts';
import { copiedTables } from './copied-tables.ts';
import type { PlannedOriginal } from './plan-copies.ts';
import { columnsOf, readRows, type Field } from './read-rows.ts';

/** A dossier that operations have written, to be multiplied. */
export interface Original {
  readonly id: string;
  /** How often it is taken, compared with the others. */
  readonly weight: number;
  /** How many weeks its copies may lie back. */
  readonly weeks: number;
  /** How many weeks they lie back at least; none when not given. */
  readonly fromWeeks?: number;
}

/** An original with its rows and what they name. */
export interface ReadOriginal extends PlannedOriginal {
  readonly id: string;
  readonly code: string;
  readonly codeFolded: string;
  readonly divisionId: string;
  readonly divisionKey: string | null;
  readonly personId: string | null;
  readonly ownerName: string;
  readonly identityNumber: string | null;
  readonly birthDate: string | null;
  readonly resultNumber: string | null;
  readonly receiptNumber: string | null;
  /** What opens the public page of the result. */
  readonly checkToken: string | null;
  readonly rows: ReadonlyMap<string, readonly (readonly Field[])[]>;
  /** Which rows have ids that are new in every copy, and the number of each. */
  readonly rowIds: ReadonlyMap<string, number>;
}

interface Head {
  readonly code: string;
  readonly receiving_unit_id: string;
  readonly competent_unit_id: string;
  readonly division_id: string;
  readonly division_key: string | null;
  readonly person_id: string | null;
  readonly owner_name: string;
  readonly identity_number: string | null;
  readonly birth_date: string | null;
  readonly submitted_at: Date;
  readonly received_at: Date | null;
  readonly receipt_number: string | null;
  readonly check_token: string | null;
  readonly number: string | null;
  readonly numbered_on: string | null;
}

async function readHead(pool: OwnerPool, id: string): Promise<Head> {
  const { rows } = await pool.query<Head>(
    `select d.code, d.receiving_unit_id, d.competent_unit_id, d.division_id, u.function_key as division_key, d.person_id,
      d.owner ->> 'name' as owner_name, d.identity_number, d.answers #>> '{applicant,ownerBirthDate}' as birth_date, d.submitted_at,
      d.received_at, d.receipt_number, r.check_token, r.number, r.numbered_on::text
    from dossier d join unit u on u.id = d.division_id left join result r on r.dossier_id = d.id where d.id = $1`,
    [id],
  );
  const [head] = rows;
  if (head === undefined) throw new Error(`There is no dossier ${id} to multiply`);
  return head;
}

async function readOriginal(
  pool: OwnerPool,
  { id, weight, weeks, fromWeeks = 0 }: Original,
  columns: ReadonlyMap<string, Awaited<ReturnType<typeof columnsOf>>>,
): Promise<ReadOriginal> {
  const head = await readHead(pool, id);
  const numbers = await readDrawnNumbers(pool, id);
  const rows = new Map<string, Field[][]>();
  const rowIds = new Map<string, number>();
  for (const copied of copiedTables) {
    const found = await readRows(pool, copied, columns.get(copied.table) ?? [], id);
    rows.set(copied.table, found);
    const own = found.flat().filter(({ column }) => copied.ownId.includes(column));
    for (const { text } of own) if (text !== null) rowIds.set(text, rowIds.size + 1);
  }
  return {
    id,
    weight,
    weeks,
    fromWeeks,
    submittedAt: head.submitted_at.getTime(),
    numberedOn: head.numbered_on,
    receivedAt: head.received_at === null || head.receipt_number === null ? null : head.received_at.getTime(),
    code: head.code,
    codeFolded: fold(head.code),
    receivingUnitId: head.receiving_unit_id,
    competentUnitId: head.competent_unit_id,
    divisionId: head.division_id,
    divisionKey: head.division_key,
    personId: head.person_id,
    ownerName: head.owner_name,
    identityNumber: head.identity_number,
    birthDate: head.birth_date,
    resultNumber: head.number,
    receiptNumber: head.receipt_number,
    checkToken: head.check_token,
    numbers,
    rows,
    rowIds,
  };
}

/** Reads the originals with all their rows. */
export async function readOriginals(pool: OwnerPool, originals: readonly Original[]): Promise<ReadOriginal[]> {
  const columns = new Map(
    await Promise.all(copiedTables.map(async ({ table }) => [table, await columnsOf(pool, table)] as const)),
  );
  const read: ReadOriginal[] = [];
  // An original may be taken twice, as one of today and as one that is late.
  const known = new Map<string, ReadOriginal>();
  for (const original of originals) {
    const { weight, weeks, fromWeeks = 0 } = original;
    const before = known.get(original.id);
    const one = before ? { ...before, weight, weeks, fromWeeks } : await readOriginal(pool, original, columns);
    known.set(original.id, one);
    read.push(one);
  }
  return read;
}
