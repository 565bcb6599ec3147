import { type UnitId, uploadFile } from '@dongbo/contract';
import {
  campaignPurpose,
  decideCampaign,
  getCampaign,
  getCampaignTemplate,
  listCampaignRows,
  listPeople,
  printCampaignLetters,
  startCampaign,
  type CampaignId,
} from '@dongbo/contract/administration';
import { openDatabase, readSheet, writeSheet } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrationWorld, administrator, tablesOf, unitOf } from '../administration-world.fixture.ts';

let world: World;
let ward: UnitId;
const second = 'quantrihethong';
const reason = 'Phân quyền đợt một';
beforeAll(async () => {
  world = await administrationWorld();
  ward = await unitOf(world, 'H19.145');
});
afterAll(async () => await world[Symbol.asyncDispose]());

const titles = [
  'STT',
  'Họ và tên *',
  'Số định danh cá nhân',
  'Số điện thoại',
  'Thư điện tử',
  'Chức vụ',
  'Vai trò',
  'Đơn vị',
  'Đến ngày',
];
type Line = readonly (string | number | null)[];
const sheetOf = async (rows: readonly Line[], head: readonly string[] = titles) =>
  await writeSheet({
    name: 'Danh sách',
    heading: ['Danh sách'],
    columns: head.map((title) => ({ title, width: 12 })),
    rows,
  });
const line = (count: number, more: Partial<Record<number, string | number>> = {}): Line =>
  [
    count,
    `Trần Minh Họa ${count}`,
    `0751900002${String(count).padStart(2, '0')}`,
    '0912345678',
    `nguoi${count}@example.vn`,
    'Công chức',
    'Chuyên viên',
    'H19.145 - Phường Trấn Biên',
    null,
  ].map((cell, at) => more[at] ?? cell);

async function start(bytes: Uint8Array): Promise<CampaignId> {
  const as = { as: administrator };
  const { id: fileId } = await world.call(
    uploadFile,
    { name: 'danh-sach.xlsx', purpose: campaignPurpose },
    { ...as, bytes },
  );
  const { id } = await world.call(startCampaign, { unitId: ward, fileId, inviteBy: 'email', reason }, as);
  await world.drain();
  return id;
}
/** What only the owner of the database may do. */
async function owner(text: string): Promise<void> {
  const { kysely, close } = openDatabase('official', { url: world.ownerUrl, systems: ['administration'], max: 1 });
  await sql`reset role`.execute(kysely);
  await sql.raw(text).execute(kysely);
  await close();
}
const look = async (campaignId: CampaignId) => await world.call(getCampaign, { campaignId }, { as: second });
const rowsOf = async (campaignId: CampaignId) =>
  (await world.call(listCampaignRows, { campaignId }, { as: second })).items;
const decide = async (campaignId: CampaignId, as = second, approve = true) =>
  await world.call(
    decideCampaign,
    { campaignId, version: (await look(campaignId)).version, approve, reason: 'Đồng ý' },
    { as },
  );
const code = async (call: Promise<unknown>) =>
  await call.then(
    () => 'done',
    (error: unknown) => Object(error).code,
  );

test('a file is checked, approved by a second person, carried out, and changes nothing when it comes again', async () => {
  const bytes = await sheetOf([line(1), line(2), line(2, { 6: 'Văn thư' }), line(3, { 4: 'ai@', 6: 'Vua' })]);
  const id = await start(bytes);
  expect(await look(id)).toMatchObject({ state: 'checked', counts: { rows: 4, new: 3, refused: 1, done: 0 } });
  expect((await rowsOf(id)).at(-1)?.problems).toEqual([
    { column: 'email', code: 'not-an-email', facts: {} },
    { column: 'role', code: 'role-unknown', facts: {} },
  ]);
  expect((await world.call(listPeople, { q: 'Trần Minh Họa' }, { as: administrator })).items).toEqual([]);
  expect(await code(decide(id, administrator))).toBe('campaign.own');
  await decide(id);
  await world.drain();
  expect(await look(id)).toMatchObject({ state: 'done', counts: { done: 3, failed: 0, waiting: 2, activated: 0 } });
  const people = (await world.call(listPeople, { q: 'Trần Minh Họa' }, { as: administrator })).items;
  expect(people.map(({ state, roles }) => [state, roles.map(({ role }) => role)])).toEqual([
    ['invited', ['specialist']],
    ['invited', ['specialist', 'clerk']],
  ]);
  const again = await start(bytes);
  expect(await look(again)).toMatchObject({ counts: { new: 0, changed: 0, unchanged: 3, refused: 1 } });
  expect(await code(decide(again))).toBe('campaign.nothing-to-do');
  const letters = await world.call(printCampaignLetters, { campaignId: id }, { as: second });
  expect(letters).toMatchObject({ type: 'application/pdf', rows: 2 });
});

test('what differs from what is known is shown before it is changed', async () => {
  const id = await start(await sheetOf([line(1, { 3: '0987654321', 1: 'Trần Minh Hoạ Một' })]));
  const [row] = await rowsOf(id);
  expect(row).toMatchObject({ outcome: 'changed' });
  expect(row?.changes.map(({ what, before, after }) => [what, before, after])).toEqual([
    ['other-name', 'Trần Minh Họa 1', 'Trần Minh Hoạ Một'],
    ['phone', '+84912345678', '+84987654321'],
  ]);
});

test('a run that is cut off between its pieces goes on where it stopped, and nobody is there twice', async () => {
  const lines = Array.from({ length: 1_100 }, (_, at) =>
    line(0, { 1: `Lê Văn Đợt ${at}`, 2: `07519000${String(3_000 + at)}`, 4: '' }),
  );
  const id = await start(await sheetOf(lines));
  expect(await look(id)).toMatchObject({ counts: { rows: 1_100, new: 1_100 } });
  await decide(id);
  const count = async () =>
    Number(
      (
        await sql<{ n: string }>`select count(*) as n from person where name like 'Lê Văn Đợt%'`.execute(
          tablesOf(world),
        )
      ).rows[0]?.n,
    );
  // The last row of the second piece cannot be marked, as if the process had been killed before its commit.
  await owner('alter table campaign_row add constraint killed check (number <> 900 or done_at is null) not valid');
  await world.drain();
  expect(await count()).toBe(500);
  await owner('alter table campaign_row drop constraint killed');
  // Its next try waits by the database's clock.
  await owner('update graphile_worker._private_jobs set run_at = now()');
  await world.drain();
  expect(await count()).toBe(1_100);
  expect(await look(id)).toMatchObject({ state: 'done', counts: { done: 1_100, failed: 0 } });
  const { rows } = await sql<{ username: string }>`
    select a.username from account a join person p on p.id = a.person_id where p.name like 'Lê Văn Đợt%'`.execute(
    tablesOf(world),
  );
  expect(new Set(rows.map(({ username }) => username)).size).toBe(1_100);
});

describe('what is wrong is said beside its cell', () => {
  test.each([
    ['two people with one number', [line(41), line(41, { 1: 'Người Khác' })], ['identityNumber', 'number-of-two']],
    ['no name', [line(42, { 1: '' })], ['name', 'missing']],
    ['a number that is none', [line(43, { 2: '123' })], ['identityNumber', 'not-a-number']],
    ['a telephone that is none', [line(44, { 3: '12' })], ['phone', 'not-a-phone']],
    ['a unit of somebody else', [line(45, { 7: 'H19.146' })], ['unit', 'unit-unknown']],
    ['a role beyond the giver', [line(46, { 6: 'Quản trị hệ thống' })], ['role', 'not-yours-to-give']],
    ['a day that is none', [line(47, { 8: '31/02/2026' })], ['to', 'not-a-day']],
    ['a day that is over', [line(48, { 8: '01/02/2026' })], ['to', 'day-over']],
  ])('%s', async (_, lines, [column, wrong]) => {
    const rows = await rowsOf(await start(await sheetOf(lines)));
    expect(rows.at(-1)).toMatchObject({ outcome: 'refused', problems: [{ column, code: wrong }] });
  });
});

describe('a file that cannot be used as a whole says why', () => {
  test.each([
    ['no titles', ['a', 'b', 'c'], 'no-head'],
    ['a column that nobody knows', [...titles.slice(0, 8), 'Mật khẩu'], 'column-unknown'],
    ['a column twice', [...titles.slice(0, 8), 'Vai trò'], 'column-twice'],
    ['no column of roles', [...titles.slice(0, 6), 'Ghi chú', 'Đơn vị', 'Đến ngày'], 'column-missing'],
    ['sixty columns', [...titles, ...Array.from({ length: 60 }, (_, at) => `Cột ${at}`)], 'too-many-columns'],
  ])('%s', async (_, head, wrong) => {
    const id = await start(await sheetOf([line(51)], head));
    expect(await look(id)).toMatchObject({ state: 'unreadable', problem: { code: wrong } });
    expect(await code(decide(id))).toBe('campaign.not-checked');
    await decide(id, administrator, false);
    expect(await look(id)).toMatchObject({ state: 'withdrawn' });
  });
});

test('the template names its unit and is read again; it lists only roles that its reader may give', async () => {
  const file = await world.call(getCampaignTemplate, { unitId: ward }, { as: administrator });
  expect(file.name).toBe('Danh-sach-can-bo-H19.145.xlsx');
  if (!(file.bytes instanceof Uint8Array)) throw new Error('No bytes');
  const read = await readSheet({ bytes: file.bytes, limits: { rows: 100, columns: 40, unpackedBytes: 5_000_000 } });
  expect(read).toMatchObject({
    fault: null,
    rows: [{ cells: [{ text: expect.stringContaining('Phường Trấn Biên') }] }, {}, { number: 3 }],
  });
});
