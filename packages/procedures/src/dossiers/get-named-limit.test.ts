import { getNamedLimit, getProcedure, importProcedures, searchProcedures } from '@dongbo/contract/procedures';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import { minutePasses, officials, procedures, settlingWorld, takeIn } from './settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const asCounter = { as: officials.counter };

const lastFor = async (code: string, as: string = officials.counter) =>
  (await world.call(getNamedLimit, { code }, { as })).last;

test('a limit that was typed once is known the next time, with who and when; the newest counts', async () => {
  expect(await lastFor(procedures.silent)).toBeNull();
  await takeIn(world, { procedureCode: procedures.silent, timeLimit: { unit: 'working-day', value: 5 } });
  minutePasses(world);
  await takeIn(world, { procedureCode: procedures.silent, timeLimit: { unit: 'calendar-day', value: 7 } });
  expect(await lastFor(procedures.silent)).toEqual({
    limit: { unit: 'calendar-day', value: 7 },
    by: 'Phạm Thị Ngọc Diễm',
    unitName: 'Trung tâm Phục vụ hành chính công phường Trấn Biên',
    at: expect.stringMatching(/^2026-03-11T09:01/),
  });
  expect(await lastFor(procedures.economy)).toBeNull();
});

test('another office sees nothing of it', async () => {
  expect(await lastFor(procedures.silent, 'motcua.thanhpho')).toBeNull();
});

test('the limit that the text states stands in lists too, with its sentence', async () => {
  const sentence = 'Thời hạn giải quyết: 7 ngày làm việc kể từ ngày nhận đủ hồ sơ.';
  const line = makeLine({
    code: '9.000088',
    name: 'Thủ tục ghi thời hạn trong nội dung',
    steps: [sentence],
    channels: [
      { channel: 'DIRECT', processingTime: { value: 7, unit: 'OTHER' }, fees: [], description: null },
      { channel: 'ONLINE', processingTime: { value: 7, unit: 'OTHER' }, fees: [], description: null },
    ],
  });
  await world.call(importProcedures, { lines: [line], validFrom: '2026-01-01' }, { as: asSystem });
  const read = { limit: { unit: 'working-day', value: 7 }, sentence };
  const { items } = await world.call(searchProcedures, { q: '9.000088' }, asCounter);
  expect(items[0]?.readLimit).toEqual(read);
  expect((await world.call(getProcedure, { code: '9.000088' }, asCounter)).readLimit).toEqual(read);
  const known = await world.call(searchProcedures, { q: procedures.office }, asCounter);
  expect(known.items[0]?.readLimit).toBeNull();
});
