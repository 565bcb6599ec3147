import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPause } from '../supplements/record-supplements.ts';
import { findDossier } from './dossier-store.ts';
import { settlingWorld, tablesOf, takeIn } from './settling-world.fixture.ts';
import { somebodyWaits } from './somebody-waits.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

test('who waited for the lock of a dossier sees what was written beside its row meanwhile', async () => {
  const { id } = await takeIn(world);
  const db = tablesOf(world);
  const now = world.clock.now();
  const read = await db.transaction().execute(async (first) => {
    await openPause({ db: first, newId: () => crypto.randomUUID() }, id, {
      from: now,
      reason: 'Thiếu',
      legalGround: 'Điều 19',
      document: 'supplement-request 1',
    });
    await first.updateTable('dossier').set({ due_at: null }).where('id', '=', id).execute();
    const second = db.transaction().execute(async (tx) => await findDossier(tx, id, { at: now, lock: true }));
    await somebodyWaits(world);
    return { second };
  });
  const dossier = await read.second;
  expect(dossier?.clock).toMatchObject({ dueAt: null, suspensions: [{ from: now, to: null }] });
});
