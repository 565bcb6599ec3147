import { listInbox } from '@dongbo/contract';
import { DossierId, getDossier, lookUpDossier, refuseDossier, requestSupplement } from '@dongbo/contract/procedures';
import { auditKeyOf, createPool, schemasOf, verifyAudit } from '@dongbo/kernel';
import { checkRegisters } from '@dongbo/procedures';
import { sealWholeAudit, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  bringTo,
  fileOnline,
  officials,
  procedures,
  settlingWorld,
  tablesOf,
  takeIn,
} from '@dongbo/procedures/settling-world';
import { copiedTables } from './copied-tables.ts';
import { shapeOf } from './shape-of.fixture.ts';
import { withSideWays } from './side-ways.fixture.ts';
import { multiplyDossiers, type MultiplyOptions, type Original } from './multiply-dossiers.ts';

/** What the loader does not copy: what two dossiers have in common, what a partner tells, changes of issued results and who asked for
 * them, supplements that another counter took in, signed copies of scans and what was typed of papers. */
const notCopied = [
  'correction_request',
  'held_answer',
  'held_answer_seen',
  'held_copy',
  'held_take',
  'paper_data',
  'paper_exchange',
  'payment_difference',
  'result_change',
  'signed_copy',
  'supplement_intake',
];

let world: World;
let finished: string;
let waiting: string;
let asked: string;
let refused: string;
let sided: string;

async function multiply(originals: readonly Original[], count: number, options: MultiplyOptions = {}): Promise<void> {
  const schemas = schemasOf('official', ['procedures']);
  const pool = createPool({ url: world.ownerUrl, schemas, role: null, max: 5, name: 'load-test' });
  try {
    await multiplyDossiers(pool, originals, count, options);
  } finally {
    await pool.end();
  }
}

/** Keys, indexes and references of the tables, as PostgreSQL describes them. */
async function structure(): Promise<unknown[]> {
  const tables = copiedTables.map(({ table }) => table);
  const { rows } = await sql`
    select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(oid) as says, convalidated as valid
    from pg_constraint where conrelid = any(${tables}::regclass[]) or confrelid = any(${tables}::regclass[])
    union all
    select indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid
    from pg_index where indrelid = any(${tables}::regclass[]) order by 1, 2, 3`.execute(tablesOf(world));
  return rows;
}

/** How many entries of the audit are sealed, and how many are not. */
async function blocks(): Promise<{ sealed: number; unsealed: number }> {
  const { rows } = await sql<{ sealed: number; unsealed: number }>`
    select (select sum(entries)::integer from audit_block) as sealed,
      (select count(*)::integer from audit_entry where xid >= (select max(to_xid) from audit_block)) as unsealed`.execute(
    world.databases.official.kysely,
  );
  return rows[0] ?? { sealed: 0, unsealed: 0 };
}

const key = auditKeyOf(Buffer.alloc(32, 7));

let before: unknown[];
let blocksOfLoad: Awaited<ReturnType<typeof blocks>>;
beforeAll(async () => {
  world = await settlingWorld();
  const issued = await bringTo(world, await takeIn(world), 'handover');
  finished = (await act(world, officials.counter, issued, { action: 'hand-over', receiver: 'owner' })).id;
  waiting = (await fileOnline(world, procedures.economy)).id;
  const counter = { as: officials.counter };
  const lacking = await fileOnline(world, procedures.economy);
  const { papers } = await world.call(getDossier, { dossierId: lacking.id }, counter);
  const items = [{ kind: 'paper' as const, componentId: papers[0]?.componentId ?? '', wanted: 'Nộp lại bản rõ' }];
  await world.call(requestSupplement, { dossierId: lacking.id, version: 1, items, reason: 'Thiếu giấy tờ' }, counter);
  asked = lacking.id;
  refused = (await fileOnline(world, procedures.economy)).id;
  const order = { dossierId: DossierId.parse(refused), version: 1, ground: 'not-competent', reason: 'Nộp nơi cư trú.' };
  await world.call(refuseDossier, order, counter);
  await world.drain();
  sided = await withSideWays(world);
  before = await structure();
  await sealWholeAudit(world.databases.official, world.clock.now(), key);
  await multiply(
    [
      { id: finished, weight: 3, weeks: 150 },
      { id: waiting, weight: 1, weeks: 0 },
      { id: asked, weight: 0.5, weeks: 0 },
      { id: refused, weight: 0.5, weeks: 20 },
      // Over the turn of a year, with which registers begin anew.
      { id: sided, weight: 0.5, weeks: 30 },
    ],
    2_000,
    { anew: true, seal: { at: world.clock.now(), key } },
  );
  blocksOfLoad = await blocks();
  await multiply([{ id: waiting, weight: 1, fromWeeks: 7, weeks: 10 }], 20, { anew: false });
});
afterAll(() => world[Symbol.asyncDispose]());

async function textsOf(dossierId: string): Promise<{ table: string; text: string }[]> {
  const texts: { table: string; text: string }[] = [];
  for (const { table, where } of copiedTables) {
    const { rows } = await sql<{ text: string }>`select to_jsonb(t)::text as text from ${sql.table(table)} t
      where ${sql.raw(where.replaceAll('$1', `'${dossierId}'::uuid`))}`.execute(tablesOf(world));
    texts.push(...rows.map(({ text }) => ({ table, text })));
  }
  return texts;
}

async function copiesOf(code: string): Promise<{ id: string; code: string }[]> {
  const original = await tablesOf(world)
    .selectFrom('dossier')
    .select(['state', 'open_path'])
    .where('id', '=', code)
    .executeTakeFirstOrThrow();
  return await tablesOf(world)
    .selectFrom('dossier')
    .select(['id', 'code'])
    .where('state', '=', original.state)
    .where('id', 'not in', [finished, waiting, asked, refused, sided])
    .where('open_path', original.open_path === null ? 'is' : '=', original.open_path)
    .orderBy('id')
    .execute();
}

test('a loaded dossier has the rows and the filled columns of one that operations wrote', async () => {
  for (const original of [finished, waiting, asked, refused, sided]) {
    const copies = await copiesOf(original);
    expect(copies.length).toBeGreaterThan(20);
    const wanted = await shapeOf(world, original);
    for (const { id } of [...copies.slice(0, 3), ...copies.slice(-3)]) expect(await shapeOf(world, id)).toEqual(wanted);
  }
});

test('a copy has gone the ways beside the straight one that its original went, with numbers of its own', async () => {
  const tables = ['fee_demand', 'fee_payment', 'referral', 'site_check', 'apology'];
  const copies = await copiesOf(sided);
  expect(copies.length).toBeGreaterThan(20);
  for (const table of tables) {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)}`.execute(
      tablesOf(world),
    );
    expect(rows[0]?.count, table).toBe(copies.length + 1);
  }
  const { rows } = await sql<{ printed: string; number: string; note: string; year: string }>`
    select l.data #>> '{data,number}' as printed, p.receipt_number as number,
      right(p.receipt_book, 4) as year, to_char(p.recorded_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY') as note
    from fee_payment p join letter l on l.subject_id = p.id and l.form = 'fee-receipt'`.execute(tablesOf(world));
  expect(rows.length).toBe(copies.length + 1);
  for (const { printed, number, year, note } of rows) expect([printed, year]).toEqual([number, note]);
  expect(new Set(rows.map(({ year }) => year)).size).toBe(2);
});

test('every table with rows of a dossier is copied, or its rows are no part of it', async () => {
  const { rows } = await sql<{ table: string }>`
    select conrelid::regclass::text as table from pg_constraint
    where contype = 'f' and confrelid = 'dossier'::regclass group by 1 order by 1`.execute(tablesOf(world));
  const copied = new Set(copiedTables.map(({ table }) => table));
  expect(rows.map(({ table }) => table).filter((table) => !copied.has(table))).toEqual(notCopied);
});

test('keys, indexes and references are as they were, and every reference leads somewhere', async () => {
  expect(await structure()).toEqual(before);
  const { rows } = await sql<{ from: string; to: string; column: string; key: string }>`
    select conrelid::regclass::text as from, confrelid::regclass::text as to, a.attname as column, k.attname as key
    from pg_constraint join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
    join pg_attribute k on k.attrelid = confrelid and k.attnum = confkey[1]
    where contype = 'f' and conrelid = any(${copiedTables.map(({ table }) => table)}::regclass[])`.execute(
    tablesOf(world),
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const { from, to, column, key } of rows) {
    const { rows: lost } = await sql`select from ${sql.table(from)} r where ${sql.ref(`r.${column}`)} is not null
      and not exists (select from ${sql.table(to)} t where ${sql.ref(`t.${key}`)} = ${sql.ref(`r.${column}`)})`.execute(
      tablesOf(world),
    );
    expect(lost, `${from}.${column}`).toEqual([]);
  }
});

test('nothing in a copy names its original, its owner or the officials of its commune', async () => {
  for (const original of [finished, waiting, asked, refused, sided]) {
    const { rows } = await sql<{ code: string; name: string; number: string | null; unit: string; official: string }>`
      select d.code, d.owner ->> 'name' as name, d.identity_number as number, d.competent_unit_id as unit, p.name as official
      from dossier d join account a on a.username = ${officials.counter} join person p on p.id = a.person_id
      where d.id = ${original}::uuid`.execute(tablesOf(world));
    const [one] = rows;
    if (!one) throw new Error('The original is gone');
    const elsewhere = await tablesOf(world)
      .selectFrom('dossier')
      .select('id')
      .where('competent_unit_id', '<>', one.unit)
      .where(
        'id',
        'in',
        (await copiesOf(original)).map(({ id }) => id),
      )
      .limit(4)
      .execute();
    expect(elsewhere).toHaveLength(4);
    const foreign = [original, `"${one.code}"`, `"${one.name}"`, one.number ?? original, one.unit, `"${one.official}"`];
    for (const { id } of elsewhere)
      for (const { table, text } of await textsOf(id))
        for (const part of foreign) expect(text, table).not.toContain(part);
  }
});

test('papers and letters name files of their own, days move with the dossier', async () => {
  const { rows: lost } =
    await sql`select f.value from dossier d, jsonb_array_elements(d.papers) p, jsonb_array_elements_text(p -> 'fileIds') f
    where not exists (select from file where id = f.value::uuid and attached_to = d.id)
    union all
    select l.id::text from letter l where file_id is not null
      and not exists (select from file where file.id = l.file_id and attached_to = l.subject_id)`.execute(
      tablesOf(world),
    );
  expect(lost).toEqual([]);
  const { rows } = await sql<{ apart: string; told: boolean }>`
    select distinct (d.due_at - d.submitted_at)::text as apart,
      (l.data #>> '{data,dueAt}')::timestamptz = d.due_at and (e.payload ->> 'dueAt')::timestamptz = d.due_at as told
    from dossier d join letter l on l.subject_id = d.id and l.form = 'receipt'
    join event e on e.subject_id = d.id and e.type = 'procedures.dossier-received'
    where d.procedure_version_id = (select procedure_version_id from dossier where id = ${finished}::uuid)`.execute(
    tablesOf(world),
  );
  expect(rows).toEqual([{ apart: rows[0]?.apart, told: true }]);
});

test('owners are different people whose identity numbers lead to them', async () => {
  const { rows } = await sql<{ owners: number; dossiers: number }>`
    select count(distinct identity_number)::integer as owners, count(*)::integer as dossiers from dossier`.execute(
    tablesOf(world),
  );
  const [found] = rows;
  expect(found?.owners).toBeGreaterThan((found?.dossiers ?? 0) / 5);
  const { rows: strange } =
    await sql`select d.id from dossier d left join person p on p.identity_number = d.identity_number
    where d.identity_number <> d.owner ->> 'identityNumber' or d.submitter_name <> d.owner ->> 'name'
      or (d.id not in (${finished}::uuid, ${waiting}::uuid, ${asked}::uuid, ${refused}::uuid, ${sided}::uuid) and p.name is distinct from d.owner ->> 'name')
      or (d.person_id is not null and d.person_id is distinct from p.id)`.execute(tablesOf(world));
  expect(strange).toEqual([]);
});

test('registers have neither gap nor double, also when dossiers are opened afterwards', async () => {
  await takeIn(world);
  await multiply([{ id: finished, weight: 1, weeks: 1 }], 50);
  const checked = await checkRegisters(tablesOf(world));
  expect(checked.broken).toEqual([]);
  expect(checked.registers).toBeGreaterThan(50);
});

test('the audit is sealed in blocks of a size that can be checked, and intact', async () => {
  expect(blocksOfLoad.unsealed).toBe(0);
  expect(blocksOfLoad.sealed).toBeGreaterThan(10_000);
  const { kysely } = world.databases.official;
  await sealWholeAudit(world.databases.official, world.clock.now(), key);
  const check = await verifyAudit(kysely, { keys: [key], heads: async () => [] });
  expect(check).toMatchObject({ intact: true, unsealed: 0 });
  const { rows } = await sql<{ most: number }>`select max(entries) as most from audit_block`.execute(kysely);
  // Ten thousand and the rest of the last transaction's.
  expect(rows[0]?.most).toBeLessThanOrEqual(15_000);
});

test('a load that breaks off leaves everything as it was', async () => {
  const db = tablesOf(world);
  const count = async () =>
    (
      await sql`select (select count(*) from dossier) as dossiers, (select count(*) from event) as events,
        (select count(*) from person) as people, (select sum(last) from register_counter) as numbers,
        (select count(*) from audit_entry) as entries`.execute(db)
    ).rows;
  const counted = await count();
  const broken = multiply([{ id: finished, weight: 1, weeks: 1 }], 3_000, {
    anew: true,
    onShare: () => {
      throw new Error('broken off');
    },
  });
  await expect(broken).rejects.toThrow('broken off');
  expect(await count()).toEqual(counted);
  expect(await structure()).toEqual(before);
});

test('loaded dossiers are found, shown and worked on like any other', async () => {
  const [row] = await sql<{ id: string; code: string }>`
    select d.id, d.code from dossier d join unit u on u.id = d.receiving_unit_id
    where u.code = 'H19.145.01' and d.state = 'returned' and d.id <> ${finished}::uuid limit 1`
    .execute(tablesOf(world))
    .then(({ rows }) => rows);
  if (!row) throw new Error('No copy at Trấn Biên');
  const shown = await world.call(getDossier, { dossierId: DossierId.parse(row.id) }, { as: officials.counter });
  expect(shown).toMatchObject({ code: row.code, state: 'returned', result: { state: 'issued' } });
  expect(shown.timeline.length).toBeGreaterThan(5);
  const seen = await world.call(lookUpDossier, { code: row.code }, { as: 'congdan1' });
  expect(seen.code).toBe(row.code);
  const inbox = await world.call(listInbox, {}, { as: officials.counter });
  expect(inbox.items.length).toBeGreaterThan(0);
});
