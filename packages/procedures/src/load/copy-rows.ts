import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ProceduresTables } from '../tables.ts';

type Db = Kysely<ProceduresTables>;

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Columns that a statement may write, in their order; found in the search path of the space. */
async function columnsOf(db: Db, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(
    db,
  );
  return rows;
}

/** An id of the copy, made of that of the original: the same wherever it is named, and sorted by time as all ids are. */
const idOf = (column: string): string =>
  `(p.time_part || '7' || substr(md5(p.id::text || ${column}::text), 1, 3) || '8' || substr(md5(p.id::text || ${column}::text), 4, 15))::uuid`;

/** What of the original is named inside of texts, and by what it is replaced. */
const swapped = (text: string): string =>
  ['id', 'code', 'receiving_unit_id', 'competent_unit_id', 'division_id', 'owner_name'].reduce(
    (inner, name) => `replace(${inner}, p.old_${name}::text, p.${name}::text)`,
    text,
  );

const unitOf = (column: string): string =>
  `case ${column} when p.old_receiving_unit_id then p.receiving_unit_id when p.old_competent_unit_id then p.competent_unit_id
    when p.old_division_id then p.division_id when p.old_id then p.id else ${column} end`;

function valueOf({ name, type }: Column): string {
  const column = `t.${name}`;
  if (type === 'timestamp with time zone') return `${column} - p.shift`;
  if (type === 'date') return `(${column} - p.shift)::date`;
  if (type === 'jsonb') return `${swapped(`${column}::text`)}::jsonb`;
  return type === 'uuid' ? unitOf(column) : column;
}

export interface CopiedTable {
  readonly table: string;
  /** Column that names the dossier. */
  readonly of: string;
  /** Expressions over the original `t` and the plan `p` for columns that are more than moved in time and place. */
  readonly changes?: Readonly<Record<string, string>>;
  /** Columns that the database fills. */
  readonly leaveOut?: readonly string[];
}

const ownId = { id: idOf('t.id') };

/** Papers name their files, whose copies have ids of their own. */
const papers = `coalesce((
  select jsonb_agg(jsonb_set(paper, '{fileIds}', coalesce((
    select jsonb_agg(to_jsonb(${idOf('one.file')})) from jsonb_array_elements_text(paper -> 'fileIds') as one(file)), '[]')))
  from jsonb_array_elements(t.papers) as paper), '[]')`;

/** The rows that make up a dossier, in the order in which they refer to each other. */
export const copiedTables: readonly CopiedTable[] = [
  {
    table: 'dossier',
    of: 'id',
    changes: {
      id: 'p.id',
      code: 'p.code',
      papers,
      owner_name_folded: 'p.owner_name_folded',
      submitter_name: 'p.owner_name',
    },
  },
  { table: 'suspension', of: 'dossier_id', changes: ownId },
  { table: 'file', of: 'attached_to', changes: { ...ownId, name: swapped('t.name') } },
  {
    table: 'letter',
    of: 'subject_id',
    changes: { ...ownId, file_id: `case when t.file_id is not null then ${idOf('t.file_id')} end` },
  },
  {
    table: 'result',
    of: 'dossier_id',
    changes: {
      dossier_id: 'p.id',
      title: swapped('t.title'),
      body: swapped('t.body'),
      uploaded_file_id: `case when t.uploaded_file_id is not null then ${idOf('t.uploaded_file_id')} end`,
      signed_file_id: `case when t.signed_file_id is not null then ${idOf('t.signed_file_id')} end`,
      book: 'p.book',
      number: 'p.number',
      receiver_name: swapped('t.receiver_name'),
    },
  },
  {
    table: 'event',
    of: 'subject_id',
    changes: {
      ...ownId,
      payload: `replace(${swapped('t.payload::text')}, coalesce(p.old_number, ' '), coalesce(p.number, ' '))::jsonb`,
    },
  },
  { table: 'audit_entry', of: 'subject_id', changes: ownId, leaveOut: ['xid'] },
  { table: 'notice', of: 'subject_id', changes: { ...ownId, event_id: idOf('t.event_id') } },
  {
    table: 'work_item',
    of: 'subject_id',
    changes: {
      ...ownId,
      code: 'p.code',
      owner_name: 'p.owner_name',
      search_text: `replace(replace(t.search_text, p.old_code_folded, p.code_folded), p.old_owner_name_folded, p.owner_name_folded)`,
    },
  },
];

/** Copies the rows of the planned originals; answers how many. */
export async function copyRows(db: Db, copied: CopiedTable): Promise<number> {
  const columns = (await columnsOf(db, copied.table)).filter(({ name }) => copied.leaveOut?.includes(name) !== true);
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map((column) => copied.changes?.[column.name] ?? valueOf(column)).join(', ');
  const statement: RawBuilder<unknown> = sql.raw(
    `insert into ${copied.table} (${names}) select ${values} from load_plan p join ${copied.table} t on t.${copied.of} = p.old_id`,
  );
  const done = await statement.execute(db);
  return Number(done.numAffectedRows ?? 0n);
}

/** Receipts of reactions hang on events, not on the dossier. */
export async function copyReactions(db: Db): Promise<number> {
  const statement = sql.raw(
    `insert into reaction (event_id, handler, at) select ${idOf('e.id')}, r.handler, r.at - p.shift
    from load_plan p join event e on e.subject_id = p.old_id join reaction r on r.event_id = e.id`,
  );
  const done = await statement.execute(db);
  return Number(done.numAffectedRows ?? 0n);
}
