import { getExportFile, listAudit, type CallOf } from '@dongbo/contract';
import { exportDossiers } from '@dongbo/contract/procedures';
import { bookAndWrite, takeExport, type World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  minutePasses,
  officials,
  owner,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
} from './settling-world.fixture.ts';

let world: World;
let codes: string[];
beforeAll(async () => {
  world = await settlingWorld();
  const taken = [];
  for (const name of ['Lý An', '=HYPERLINK("http://example.vn")', 'Công ty "Bình, Minh"']) {
    taken.push(await takeIn(world, { owner: { ...owner, name } }));
    minutePasses(world);
  }
  codes = taken.map(({ code }) => code).toReversed();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const take = async (input: CallOf<typeof exportDossiers>, as: string = officials.head) =>
  await takeExport(world, exportDossiers, input, { as });

test('the filtered list comes as CSV in the words of the list, and nothing in it is a formula', async () => {
  const { bytes, rows, name } = await take({ format: 'csv' });
  expect({ rows, name }).toEqual({ rows: 3, name: 'Danh-sach-ho-so-2026-03-11.csv' });
  const [title = '', ...lines] = bytes.toString('utf8').split('\r\n');
  expect(title).toContain('Mã hồ sơ,Tình trạng');
  expect(lines.slice(0, 3).map((line) => line.split(',')[0])).toEqual(codes);
  expect(lines[0]).toContain('Đang giải quyết');
  expect(lines[0]).toContain('"Công ty ""Bình, Minh"""');
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://example.vn"")"`);
  expect(lines[2]).toContain('11/03/2026 ');
  expect((await take({ format: 'csv', q: 'ly an' })).rows).toBe(1);
  expect((await take({ format: 'csv', state: 'late' })).rows).toBe(0);
});

test('a sheet holds the same dossiers', async () => {
  const { bytes, rows, name } = await take({ format: 'xlsx' });
  expect({ rows, name }).toEqual({ rows: 3, name: 'Danh-sach-ho-so-2026-03-11.xlsx' });
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

test('who took it, by what it was filtered and how many rows it held is recorded', async () => {
  minutePasses(world);
  await take({ format: 'csv', state: 'in-progress' });
  const [asked] = (await world.call(listAudit, { operation: exportDossiers.name }, { as: 'kiemtoan' })).items;
  expect(asked).toMatchObject({ outcome: 'done', filters: { format: 'csv', state: 'in-progress' } });
  const of = async (operation: string) =>
    (await world.call(listAudit, { operation, subjectId: asked?.subjectId ?? '' }, { as: 'kiemtoan' })).items;
  expect(await of('procedures.write-dossiers')).toMatchObject([{ outcome: 'done', reason: '3' }]);
  expect(await of(getExportFile.name)).toMatchObject([{ outcome: 'read', rows: 3 }]);
});

test('it holds what lives at the units of who takes it; who may not take it is refused', async () => {
  expect((await take({ format: 'csv' }, 'lanhdao.tamhiep')).rows).toBe(0);
  expect(await refusalOf(take({ format: 'csv' }, officials.specialist))).toMatchObject({ code: 'not-allowed' });
  expect(await refusalOf(take({ format: 'csv', from: '2026-03-02', to: '2026-03-01' }))).toMatchObject({
    code: 'period.days-crossed',
  });
});

test('pages are joined without gap or double, and more than a file takes is refused', async () => {
  const copies = async (count: number) =>
    await sql`insert into dossier select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'code', 'copy-' || n, 'submitted_at', d.submitted_at - n % 7 * interval '1 minute'))).*
      from dossier d cross join generate_series(1, ${count}::int) n where d.code = ${codes[0]} on conflict do nothing`.execute(
      tablesOf(world),
    );
  await copies(1_200);
  const { bytes, rows } = await take({ format: 'csv' });
  const found = bytes
    .toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
  expect(rows).toBe(1_203);
  expect(new Set(found).size).toBe(1_203);
  await copies(20_001);
  const sheet = await bookAndWrite(world, exportDossiers, { format: 'xlsx' }, { as: officials.head });
  expect(sheet).toMatchObject({ state: 'too-long', mostRows: 20_000, name: null });
  expect((await take({ format: 'csv' })).rows).toBe(20_004);
}, 120_000);
