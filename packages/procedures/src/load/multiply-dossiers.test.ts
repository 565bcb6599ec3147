import { DossierId, getDossier, listInbox, lookUpDossier } from '@dongbo/contract';
import type { World } from '@dongbo/testing';
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
} from '../dossiers/settling-world.fixture.ts';
import { checkRegisters } from './check-registers.ts';
import { copiedTables } from './copy-rows.ts';
import { multiplyDossiers } from './multiply-dossiers.ts';

let world: World;
let finished: string;
let waiting: string;
beforeAll(async () => {
  world = await settlingWorld();
  const issued = await bringTo(world, await takeIn(world), 'handover');
  finished = (
    await act(world, officials.counter, issued, { action: 'hand-over', receiverName: 'Nguyễn Thị Thảo Bích Hà My' })
  ).id;
  waiting = (await fileOnline(world, procedures.economy)).id;
  await world.drain();
  await multiplyDossiers(
    tablesOf(world),
    [
      { id: finished, weight: 3, weeks: 150 },
      { id: waiting, weight: 1, weeks: 0 },
    ],
    200,
  );
});
afterAll(() => world[Symbol.asyncDispose]());

/** Which columns of each table are filled for one dossier, row by row. */
async function shapeOf(dossierId: string): Promise<Record<string, string[]>> {
  const shapes: Record<string, string[]> = {};
  for (const { table, of } of copiedTables) {
    const { rows } = await sql<{ shape: string }>`
      select (select string_agg(key || ':' || jsonb_typeof(value), ' ' order by key) from jsonb_each(to_jsonb(t))) as shape
      from ${sql.table(table)} t where ${sql.ref(`t.${of}`)} = ${dossierId}::uuid`.execute(tablesOf(world));
    shapes[table] = rows.map(({ shape }) => shape).toSorted();
  }
  return shapes;
}

async function copiesOf(code: string): Promise<{ id: string; code: string }[]> {
  const original = await tablesOf(world)
    .selectFrom('dossier')
    .select('state')
    .where('id', '=', code)
    .executeTakeFirstOrThrow();
  return await tablesOf(world)
    .selectFrom('dossier')
    .select(['id', 'code'])
    .where('state', '=', original.state)
    .where('id', 'not in', [finished, waiting])
    .execute();
}

test('a loaded dossier has the rows and the filled columns of one that operations wrote', async () => {
  for (const original of [finished, waiting]) {
    const copies = await copiesOf(original);
    expect(copies.length).toBeGreaterThan(20);
    const wanted = await shapeOf(original);
    for (const { id } of copies.slice(0, 5)) expect(await shapeOf(id)).toEqual(wanted);
  }
});

test('nothing in a copy names its original, and its papers are its own', async () => {
  for (const original of [finished, waiting]) {
    const { code } = await tablesOf(world)
      .selectFrom('dossier')
      .select('code')
      .where('id', '=', original)
      .executeTakeFirstOrThrow();
    const [copy] = await copiesOf(original);
    for (const { table, of } of copiedTables) {
      const { rows } = await sql<{ text: string }>`select to_jsonb(t)::text as text from ${sql.table(table)} t
        where ${sql.ref(`t.${of}`)} = ${copy?.id}::uuid`.execute(tablesOf(world));
      for (const { text } of rows) {
        expect(text, table).not.toContain(original);
        expect(text, table).not.toContain(`"${code}"`);
      }
    }
    const { rows: lost } =
      await sql`select f.value from dossier d, jsonb_array_elements(d.papers) p, jsonb_array_elements_text(p -> 'fileIds') f
      where d.id = ${copy?.id}::uuid and not exists (select from file where id = f.value::uuid and attached_to = d.id)`.execute(
        tablesOf(world),
      );
    expect(lost).toEqual([]);
  }
});

test('registers have neither gap nor double, also when dossiers are opened afterwards', async () => {
  await takeIn(world);
  await multiplyDossiers(tablesOf(world), [{ id: finished, weight: 1, weeks: 1 }], 50);
  const checked = await checkRegisters(tablesOf(world));
  expect(checked.broken).toEqual([]);
  expect(checked.registers).toBeGreaterThan(50);
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
