import { listInbox } from '@dongbo/contract';
import { getDossier, getLetter, listTrackingBook, printTrackingBook } from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, bringTo, officials, settlingWorld, tablesOf, takeIn } from './settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

test('the work and the books of units whose names have ended stay in sight, and their dossiers go on', async () => {
  const dossier = await bringTo(world, await takeIn(world), 'approval');
  const { id, code, division, competentUnit } = dossier;
  await sql`update kernel.unit_name set valid_to = '2026-03-10' where valid_to is null
    and unit_id in (${division?.id}, ${competentUnit.id}, ${dossier.receivingUnit.id})`.execute(tablesOf(world));
  const inbox = await world.call(listInbox, { q: code }, { as: officials.leader });
  expect(inbox.items).toMatchObject([{ code, unit: { id: competentUnit.id, name: competentUnit.name } }]);
  const period = { unitId: competentUnit.id, from: '2026-03-01', to: '2026-03-31' };
  const book = await world.call(listTrackingBook, period, { as: officials.leader });
  expect(book.items).toMatchObject([{ code, competentUnit: { name: competentUnit.name } }]);
  const printed = { ...period, unitId: dossier.receivingUnit.id };
  expect((await world.call(printTrackingBook, printed, { as: officials.counter })).size).toBeGreaterThan(0);
  await world.call(getLetter, { dossierId: id, form: 'control-slip' }, { as: officials.head });
  await act(world, officials.leader, dossier, { action: 'approve' });
  await world.drain();
  expect((await world.call(getDossier, { dossierId: id }, { as: officials.clerk })).result?.state).toBe('signed');
});

test('a unit that begins today is in the inbox from midnight on, not from seven in the morning', async () => {
  await using other = await settlingWorld();
  const dossier = await takeIn(other);
  await sql`update kernel.unit_name set valid_from = '2026-03-12'
    where unit_id = ${dossier.division?.id} and valid_to is null`.execute(tablesOf(other));
  other.clock.advance(16 * 3_600_000);
  const inbox = await other.call(listInbox, { q: dossier.code }, { as: officials.head });
  expect(inbox.items).toMatchObject([{ unit: { name: dossier.division?.name } }]);
});
