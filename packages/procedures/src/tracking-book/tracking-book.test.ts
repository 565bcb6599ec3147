import { exportTrackingBook, listTrackingBook, printTrackingBook } from '@dongbo/contract/procedures';
import { takeExport, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officials, refusalOf, settlingWorld, takeIn } from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

test('a period that ends before it begins is refused, never answered as an empty book', async () => {
  const { code, receivingUnit } = await takeIn(world);
  const crossed = { unitId: receivingUnit.id, from: '2026-03-31', to: '2026-03-01' };
  const as = { as: officials.counter };
  const listed = await refusalOf(world.call(listTrackingBook, crossed, as));
  expect(listed).toMatchObject({ code: 'period.days-crossed', facts: { from: '31/03/2026', to: '01/03/2026' } });
  expect((await refusalOf(world.call(printTrackingBook, crossed, as))).code).toBe('period.days-crossed');
  const asked = await refusalOf(world.call(exportTrackingBook, { ...crossed, format: 'xlsx' }, as));
  expect(asked.code).toBe('period.days-crossed');
  const day = { ...crossed, from: '2026-03-11', to: '2026-03-11' };
  const { items } = await world.call(listTrackingBook, day, as);
  expect(items.map((item) => item.code)).toContain(code);
  const file = await takeExport(world, exportTrackingBook, { ...day, format: 'csv' }, as);
  expect(file).toMatchObject({ rows: items.length, name: 'So-theo-doi-2026-03-11-2026-03-11.csv' });
  expect(file.bytes.toString()).toContain(code);
});
