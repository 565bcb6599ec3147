import { type CallOf } from '@dongbo/contract';
import {
  importProcedures,
  listFacets,
  listPopularProcedures,
  getProcedure,
  searchProcedures,
} from '@dongbo/contract/procedures';
import { asSystem, createWorld, type World } from '@dongbo/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueSystem } from './catalogue-world.fixture.ts';
import { seedCatalogue, seedLines } from './seed-catalogue.ts';
import { seedWords } from './words/seed-words.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({
    key: 'catalogue_seeded',
    systems: [catalogueSystem],
    fill: async (empty) => {
      await seedCatalogue((endpoint, input) => empty.call(endpoint, input, { as: asSystem }));
      await seedWords(empty.databases.official.kysely, empty.clock.now());
    },
  });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const searching = async (input: CallOf<typeof searchProcedures>) =>
  await world.call(searchProcedures, input, { as: asSystem });
const codes = async (q: string, limit = 10) => (await searching({ q, limit })).items.map((item) => item.code);
const names = async (q: string, limit = 10) => (await searching({ q, limit })).items.map((item) => item.name);

test('the national set is there, and seeding again changes nothing', async () => {
  const progress: number[] = [];
  const report = await seedCatalogue(
    (endpoint, input) => world.call(endpoint, input, { as: asSystem }),
    (done) => progress.push(done),
  );
  expect(report).toMatchObject({ read: seedLines, imported: 0, updated: 0, unchanged: seedLines, refused: [] });
  expect(report.warned).toBeGreaterThan(400);
  expect(progress.at(-1)).toBe(seedLines);
});

describe('typical texts find what is meant, first', () => {
  test.each([
    ['dang ky khai sinh', '1.001193'],
    ['ĐĂNG KÝ KHAI SINH', '1.001193'],
    ['Đăng ký khai sinh'.normalize('NFD'), '1.001193'],
    ['\u00d0ăng ký khai sinh', '1.001193'],
    ['  khai   sinh?', '1.001193'],
    ['khai si', '1.001193'],
    ['1.001193', '1.001193'],
    ['1001193', '1.001193'],
    ['thủ tục 1.001193', '1.001193'],
    ['1.001193.000.00.00.H19', '1.001193'],
    ['1001193.000.00.00.h19', '1.001193'],
    ['1.012753.H19', '1.012753'],
    ['đăng kí khai sinh', '1.001193'],
    ['dang ki khai xinh', '1.001193'],
    ['birth certificate', '1.001193'],
    ['xây nhà', '1.013225'],
    ['làm lại căn cước', '1.014064'],
    ['ket hon', '1.000894'],
    ['đăng ký khai tử', '1.000656'],
    ['xác nhận tình trạng hôn nhân', '1.004873'],
    ['thanh lap ho kinh doanh', '1.001612'],
    ['chứng thực bản sao từ bản chính', '2.000815'],
  ])('%s', async (q, code) => {
    expect((await codes(q))[0]).toBe(code);
  });
  test.each([
    ['dang ky ket hun', '1.000894'],
    ['khai sihn', '1.001193'],
    ['dangky khai tu', '1.000656'],
  ])('%s, though misspelt', async (q, code) => {
    expect(await codes(q)).toContain(code);
  });
  test('a driving licence is found though "phép" is misspelt', async () => {
    expect((await names('giay fep lai xe')).join()).toMatch(/[Gg]iấy phép lái xe/);
  });
});

describe('what nobody can file online is found at the counter all the same', () => {
  test.each(['2.000815', '2.000884', '2.000942', '1.011606', '1.011607', '1.011608'])('%s', async (q) => {
    const { items } = await searching({ q, limit: 8, here: 'true' });
    expect(items[0]?.code).toBe(q);
    expect((await searching({ q, limit: 8, fileable: 'true' })).items.map(({ code }) => code)).not.toContain(q);
  });

  test('by its words too', async () => {
    const { items } = await searching({ q: 'chung thuc ban sao', limit: 8, here: 'true' });
    expect(items.map(({ code }) => code)).toContain('2.000815');
  });
});

test('the two styles of writing tone marks find the same', async () => {
  expect(await codes('hoà giải')).toEqual(await codes('hòa giải'));
  expect(await codes('uỷ quyền')).toEqual(await codes('ủy quyền'));
  expect((await codes('hoà giải')).length).toBeGreaterThan(0);
});

test('a procedure is found by field, agency, paper and the beginning of its code', async () => {
  const byField = await searching({ q: 'ho tich', limit: 200 });
  expect(byField.items.filter((item) => item.field === 'Hộ tịch').length).toBeGreaterThanOrEqual(30);
  expect((await searching({ q: 'van phong dang ky dat dai' })).total).toBeGreaterThan(10);
  expect(await codes('giấy chứng sinh', 200)).toContain('1.001193');
  expect((await codes('1.0011')).every((code) => code.startsWith('1.0011'))).toBe(true);
});

describe('what finds nothing or everything', () => {
  test.each(['qwertyuiop', '!!!', '%', "';--", '9.999999', '\u{1f600}'])('%s finds nothing', async (q) => {
    expect(await searching({ q })).toMatchObject({
      items: [],
      nextCursor: null,
      total: 0,
      suggestion: null,
      missingMinistry: null,
      doneElsewhere: null,
    });
  });
  test.each([undefined, '', '   '])('%j lists everything', async (q) => {
    expect((await searching({ ...(q === undefined ? {} : { q }), limit: 1 })).total).toBe(seedLines);
  });
  test.each(['Nguyễn Thị Thảo', 'Trần Văn Đức', 'nguyen van an'])('%s, a person, is answered weakly', async (q) => {
    expect((await searching({ q })).weak).toBe(true);
  });
  test.each(['khai sinh', 'sổ đỏ', 'sao y', 'giấy độc thân'])('%s is answered well', async (q) => {
    expect((await searching({ q })).weak).toBe(false);
  });
  test('no text makes it fail', async () => {
    // oxlint-disable-next-line no-control-regex -- the endpoint refuses control characters before the search sees them
    const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((typed) => !/[\u0000-\u001f\u007f]/.test(typed));
    await fc.assert(
      fc.asyncProperty(text, async (q) => {
        const found = await searching({ q, limit: 3 });
        expect(found.total).toBeGreaterThanOrEqual(found.items.length);
      }),
      { numRuns: 60 },
    );
  });
});

test('a misspelt search says what was probably meant; a right one does not', async () => {
  expect((await searching({ q: 'dang ki khai xinh' })).suggestion).toBe('đăng ký khai sinh');
  expect((await searching({ q: 'dang ki khai sinh' })).suggestion).toBeNull();
});

test('accents that are typed count', async () => {
  const typed = await searching({ q: 'sổ đỏ', limit: 200 });
  expect(typed.total).toBeLessThan(30);
  expect(typed.items.slice(0, 5).every((item) => item.field === 'Đất đai')).toBe(true);
});

test('what belongs to a ministry that the catalogue lacks is said, without what only sounds like it', async () => {
  const found = await searching({ q: 'trợ cấp người khuyết tật' });
  expect(found).toMatchObject({ total: 0, missingMinistry: { vi: 'Bộ Y tế' } });
});

test('what is no procedure of any authority is said with who does it, never as a ministry', async () => {
  const water = await searching({ q: 'cắt nước' });
  expect(water).toMatchObject({ total: 0, missingMinistry: null, doneElsewhere: { vi: expect.any(String) } });
  expect(water.doneElsewhere?.vi).toContain('đơn vị cấp nước');
});

test('what another authority settles is said with who settles it, where only what is settled here was asked for', async () => {
  const asked = await searching({ q: 'làm căn cước', here: 'true' });
  expect(asked.settledElsewhere?.bodies.map(({ vi }) => vi).join()).toContain('Công an');
  expect((await searching({ q: 'làm căn cước' })).settledElsewhere).toBeNull();
  expect((await searching({ q: 'đăng ký khai sinh', here: 'true' })).settledElsewhere).toBeNull();
  expect((await searching({ here: 'true', limit: 1 })).settledElsewhere).toBeNull();
});

test('a word that means both a missing ministry and procedures of the province says both', async () => {
  const found = await searching({ q: 'trợ cấp' });
  expect(found.missingMinistry?.vi).toBe('Bộ Y tế');
  expect(found.items.map(({ code }) => code)).toContain('1.013170');
});

test('a procedure has its short name and its sentence, with who wrote them and when', async () => {
  const birth = await world.call(getProcedure, { code: '1.001193.000.00.00.H19' }, { as: asSystem });
  expect(birth).toMatchObject({
    code: '1.001193',
    name: 'Thủ tục đăng ký khai sinh',
    shortName: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
    lifeEvents: ['child'],
    writtenBy: 'Đồng Bộ',
    writtenOn: '2026-11-29',
  });
  const bare = await world.call(getProcedure, { code: '1.000005' }, { as: asSystem });
  expect(bare).toMatchObject({ shortName: null, sentence: null, lifeEvents: [], writtenBy: null });
});

test('life events and audiences are filters, and a search counts what it finds', async () => {
  const child = await searching({ lifeEvent: 'child', limit: 200 });
  expect(child.items.map(({ code }) => code)).toContain('1.001193');
  expect(child.total).toBeLessThan(60);
  const facets = await world.call(listFacets, { q: 'khai sinh' }, { as: asSystem });
  expect(facets.total).toBe((await searching({ q: 'khai sinh' })).total);
  expect(facets.fields.reduce((sum, { count }) => sum + count, 0)).toBe(facets.total);
});

test('a list begins with what is settled here', async () => {
  const { items, total } = await searching({ limit: 200 });
  expect(items.every(({ settledBy }) => settledBy !== null)).toBe(true);
  const here = await searching({ here: 'true', limit: 1 });
  expect(here.total).toBe(770);
  expect(here.total + (await searching({ here: 'false', limit: 1 })).total).toBe(total);
});

describe('pages', () => {
  test.each(['khai sinh', 'giay fep xay dungg', ''])('of "%s" hold every hit once', async (q) => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    let total = 0;
    do {
      const found: Awaited<ReturnType<typeof searching>> = await searching({
        q,
        limit: 37,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...found.items.map((item) => item.code));
      total = found.total;
      cursor = found.nextCursor;
    } while (cursor !== null);
    expect(total).toBeGreaterThan(0);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });
  test.each(['x', 'w-1', 'w999999', 'w1 or 1=1'])('cursor %s is refused', async (cursor) => {
    await expect(searching({ cursor })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

test('filters leave what they name', async () => {
  const commune = await searching({ settledBy: 'commune', limit: 200 });
  expect(commune.items.every((item) => item.settledBy === 'commune' || item.settledBy === 'both')).toBe(true);
  const both = await searching({
    q: 'cap',
    field: 'Đất đai',
    ministry: 'Bộ Nông nghiệp và Môi trường',
    settledBy: 'province',
    fileable: 'true',
    limit: 200,
  });
  expect(both.total).toBeGreaterThan(3);
  expect(
    both.items.every((item) => item.field === 'Đất đai' && item.channels.some(({ channel }) => channel === 'ONLINE')),
  ).toBe(true);
  const abroad = await searching({ fileable: 'false', limit: 200 });
  expect(abroad.items.some((item) => item.settledBy === null)).toBe(true);
});

test('facets count the whole catalogue', async () => {
  const facets = await world.call(listFacets, {}, { as: asSystem });
  expect(facets.total).toBe(seedLines);
  expect(facets.fields.reduce((sum, one) => sum + one.count, 0)).toBe(seedLines);
  expect(facets.ministries).toHaveLength(8);
  expect(facets.ministries[0]).toEqual({ name: 'Bộ Tài chính', count: 391 });
  expect((await searching({ fileable: 'true', limit: 1 })).total).toBe(facets.fileable);
});

test('the eight common procedures stand in before there is use', async () => {
  const { items } = await world.call(listPopularProcedures, {}, { as: asSystem });
  expect(items).toHaveLength(8);
  expect(items[0]).toMatchObject({ code: '1.001193', settledBy: 'commune' });
  expect(items.every((item) => item.settledBy !== null)).toBe(true);
});

test('what police, tax and customs settle is shown but settled elsewhere', async () => {
  const procedure = await world.call(getProcedure, { code: '1.000005' }, { as: asSystem });
  expect(procedure).toMatchObject({ settledBy: null, handlers: ['central', 'customs'], levels: ['commune'] });
  expect(procedure.subjects).toContain('Tổ chức (không bao gồm doanh nghiệp, HTX)');
});

test('a search takes two statements, misspelt or not; three when papers are asked', async () => {
  expect(await world.statements(() => searching({ q: 'khai sinh' }))).toHaveLength(2);
  expect(await world.statements(() => searching({ q: 'khai sihn' }))).toHaveLength(2);
  expect(await world.statements(() => searching({ q: 'giay phep con' }))).toHaveLength(2);
  expect(await world.statements(() => searching({ q: 'bien ban ban giao moc gioi' }))).toHaveLength(3);
  expect(await world.statements(() => world.call(listFacets, {}, { as: asSystem }))).toHaveLength(1);
});

test('words that only stand somewhere in the text of a procedure do not find it', async () => {
  expect((await searching({ q: 'rác thải' })).total).toBe(0);
  for (const q of ['nhà trẻ tư thục', 'hỗ trợ bão lụt'])
    expect(await searching({ q })).toMatchObject({ total: 0, missingMinistry: { vi: expect.any(String) } });
  expect((await searching({ q: 'bien ban ban giao moc gioi' })).total).toBeGreaterThan(0);
});

test('what is not valid yet is not found', async () => {
  const line = JSON.stringify({
    code: '9.000001',
    name: 'Thủ tục thử nghiệm tương lai',
    ministry: 'Bộ',
    field: 'Lĩnh vực',
  });
  await world.call(importProcedures, { lines: [line], validFrom: '2026-03-12' }, { as: asSystem });
  expect(await codes('thu nghiem tuong lai')).not.toContain('9.000001');
  world.clock.set('2026-03-12T00:00:00+07:00');
  expect((await codes('thu nghiem tuong lai'))[0]).toBe('9.000001');
});
