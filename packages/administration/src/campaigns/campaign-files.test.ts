import { type UnitId, uploadFile } from '@dongbo/contract';
import {
  campaignPurpose,
  decideCampaign,
  getCampaign,
  listCampaignRows,
  listPeople,
  startCampaign,
  type CampaignId,
} from '@dongbo/contract/administration';
import { writeSheet } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrationWorld, administrator, tablesOf, unitOf } from '../administration-world.fixture.ts';

let world: World;
let ward: UnitId;
const second = 'quantrihethong';
const reason = 'Phân quyền từ tệp của đơn vị';
beforeAll(async () => {
  world = await administrationWorld();
  ward = await unitOf(world, 'H19.145');
});
afterAll(async () => await world[Symbol.asyncDispose]());

type Line = readonly (string | number | null)[];
const titles = ['Họ và tên', 'Số định danh cá nhân', 'Vai trò', 'Đơn vị'];
const sheetOf = async (rows: readonly Line[]) =>
  await writeSheet({ name: 'Danh sách', columns: titles.map((title) => ({ title, width: 12 })), rows });
const upload = async (bytes: Uint8Array, name = 'danh-sach.xlsx') =>
  await world.call(uploadFile, { name, purpose: campaignPurpose }, { as: administrator, bytes });

async function start(bytes: Uint8Array): Promise<CampaignId> {
  const { id: fileId } = await upload(bytes);
  const order = { unitId: ward, fileId, inviteBy: 'letter', reason } as const;
  const { id } = await world.call(startCampaign, order, { as: administrator });
  await world.drain();
  return id;
}
const look = async (campaignId: CampaignId) => await world.call(getCampaign, { campaignId }, { as: second });
const rowsOf = async (campaignId: CampaignId) =>
  (await world.call(listCampaignRows, { campaignId }, { as: second })).items;
const codeOf = async (call: Promise<unknown>) =>
  await call.then(
    () => 'done',
    (error: unknown) => Object(error).code,
  );

describe('what is no workbook is not taken in, whatever it is called', () => {
  test.each([
    ['a text of commas', () => Buffer.from('Họ tên;Số\nMinh Họa;075190000123\n'), 'danh-sach.xlsx'],
    ['a text in an old Vietnamese encoding', () => Buffer.from('Hä tªn;Sè\nMinh Häa;1\n', 'latin1'), 'danh-sach.csv'],
    ['a workbook of Excel 97', () => Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'danh-sach.xls'],
  ])('%s', async (_, bytes, name) => {
    expect(await codeOf(upload(new Uint8Array(bytes()), name))).toBe('file.type-not-allowed');
  });
});

test('half a workbook is named as that and changes nothing', async () => {
  const whole = await sheetOf([['Minh Họa', '075190000301', 'Chuyên viên', null]]);
  const half = whole.subarray(0, Math.floor(whole.byteLength / 2));
  const answer = await start(new Uint8Array(half)).then(look, (error: unknown) => Object(error));
  expect(answer.problem?.code ?? answer.code).toMatch(/^damaged$|^file\./);
});

test('a file of more rows than the province has officials is not cut off', async () => {
  const rows = Array.from({ length: 20_005 }, (_, at) => [`Minh Họa ${at}`, '075190000302', 'Chuyên viên', null]);
  expect(await look(await start(await sheetOf(rows)))).toMatchObject({
    state: 'unreadable',
    problem: { code: 'too-many-rows', facts: { most: '20000' } },
    counts: { rows: 0 },
  });
});

test('one person in two units is one account with two roles', async () => {
  const parts = await tablesOf(world)
    .selectFrom('unit')
    .select('code')
    .where('parent_id', '=', ward)
    .where('kind', '=', 'division')
    .orderBy('code')
    .execute();
  const [one, other] = parts.map(({ code }) => code);
  const person = ['Võ Thị Minh Họa', '075190000303', 'Chuyên viên'];
  const id = await start(await sheetOf([one, other].map((code) => [...person, code ?? null])));
  const { counts, version } = await look(id);
  expect(counts).toMatchObject({ rows: 2, refused: 0 });
  await world.call(decideCampaign, { campaignId: id, version, approve: true, reason }, { as: second });
  await world.drain();
  const { items } = await world.call(listPeople, { q: 'Võ Thị Minh Họa' }, { as: administrator });
  expect(items.map(({ roles }) => roles.map(({ role }) => role))).toEqual([['specialist', 'specialist']]);
});

test('a number that belongs to somebody with another name is marked before anybody approves', async () => {
  const known = { name: 'Lê Văn Tuấn', number: '070090000014' };
  const marked = await start(await sheetOf([['Phan Văn Khác', known.number, 'Chuyên viên', null]]));
  expect(await look(marked)).toMatchObject({ counts: { changed: 1, otherNames: 1 } });
  const [row] = await rowsOf(marked);
  expect(row?.changes[0]).toEqual({ what: 'other-name', before: known.name, after: 'Phan Văn Khác' });
  // Another spelling of the same name is a correction.
  const spelled = await start(await sheetOf([['Lê Văn Tuân', known.number, 'Chuyên viên', null]]));
  expect(await look(spelled)).toMatchObject({ counts: { otherNames: 0 } });
  expect((await rowsOf(spelled))[0]?.changes[0]?.what).toBe('name');
});
