import { importProcedures, takeInDossier } from '@dongbo/contract/procedures';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import { officials, paperOrder, refusalOf, settlingWorld, takeIn } from './settling-world.fixture.ts';
import { statedLimit, unknownLimit } from './stated-limit.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const days = (value: number) => ({ unit: 'working-day', value }) as const;

test('is what all lines of a channel agree on', () => {
  expect(statedLimit([])).toEqual(unknownLimit);
  expect(statedLimit([days(3)])).toEqual(days(3));
  expect(statedLimit([days(3), days(3)])).toEqual(days(3));
  expect(statedLimit([days(3), days(5)])).toEqual(unknownLimit);
  expect(statedLimit([days(3), { unit: 'calendar-day', value: 3 }])).toEqual(unknownLimit);
  expect(statedLimit([days(3), { unit: 'unknown', value: 3 }])).toEqual(unknownLimit);
});

test('of several cases is named by the officer, never the first that is listed', async () => {
  const code = '9.000010';
  const channel = (value: number) => ({
    channel: 'DIRECT',
    processingTime: { value, unit: 'WORKING_DAY' },
    fees: [],
    description: `Trường hợp ${value} ngày`,
  });
  const lines = [makeLine({ code, name: 'Thủ tục có hai trường hợp', channels: [channel(1), channel(5)] })];
  await world.call(importProcedures, { lines, validFrom: '2026-01-01' }, { as: asSystem });
  const order = await paperOrder(world, { procedureCode: code });
  const refused = await refusalOf(world.call(takeInDossier, order, { as: officials.counter }));
  expect(refused.code).toBe('dossier.time-limit-needed');
  const dossier = await takeIn(world, { procedureCode: code, timeLimit: days(5) });
  expect(dossier.clock).toMatchObject({ limit: days(5), dueAt: '2026-03-18T09:00:00+07:00' });
});
