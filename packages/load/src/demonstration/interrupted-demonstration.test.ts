import { takeInDossier } from '@dongbo/contract/procedures';
import { checkRegisters } from '@dongbo/procedures';
import { oneStopCode, owner, tablesOf, unitIdOf } from '@dongbo/procedures/settling-world';
import type { World } from '@dongbo/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demonstratedWorld, partsOf } from './demonstrated-world.fixture.ts';
import { proceduresShare } from './procedures-share.ts';

let world: World;
beforeAll(async () => {
  world = await demonstratedWorld();
}, 300_000);
afterAll(() => world[Symbol.asyncDispose]());

const count = 400;
const known = async (): Promise<number> =>
  (await tablesOf(world, 'trial').selectFrom('dossier').select('id').execute()).length;

/** An officer takes in what stands at the counter. */
async function takeInOne(space: 'official' | 'trial'): Promise<void> {
  const receivingUnitId = await unitIdOf(world, oneStopCode);
  const order = { procedureCode: '2.000815', receivingUnitId, owner, papers: [] };
  const limit = { timeLimit: { unit: 'working-day', value: 1 } } as const;
  await world.call(takeInDossier, { ...order, ...limit }, { as: 'motcua.tranbien', space });
}

test('one that breaks off goes on where it was, while people work, and nothing is there twice', async () => {
  const broken = proceduresShare.fill({
    ...partsOf(world, 'trial', count),
    onProgress: (share) => {
      if (share > 0.7) throw new Error('broken off');
    },
  });
  await expect(broken).rejects.toThrow('broken off');
  const before = await known();
  expect(before).toBeGreaterThan(0);

  const waited: number[] = [];
  let isFilling = true;
  const working = (async () => {
    while (isFilling) {
      const start = performance.now();
      await takeInOne('trial');
      waited.push(performance.now() - start);
    }
  })();
  const both = await Promise.all([
    proceduresShare.fill(partsOf(world, 'trial', count)),
    proceduresShare.fill(partsOf(world, 'trial', count)),
  ]);
  isFilling = false;
  await working;
  // Of two at once one fills.
  expect(Math.min(...both)).toBe(0);
  const added = Math.max(...both);
  // It was broken off before its end: those who live in the last communes came with the second run.
  expect(added).toBeGreaterThan(count * 0.1);
  expect(await known()).toBe(before + added + waited.length);
  expect(before + added).toBeGreaterThan(count * 0.85);
  expect((await checkRegisters(tablesOf(world, 'trial'))).broken).toEqual([]);
  const { rows } = await sql`select owner ->> 'name' as name from dossier where owner ->> 'name' <> ${owner.name}
    group by owner ->> 'name', submitted_at, procedure_version_id, receiving_unit_id having count(*) > 1`.execute(
    tablesOf(world, 'trial'),
  );
  expect(rows).toEqual([]);
  expect(await proceduresShare.fill(partsOf(world, 'trial', count))).toBe(0);
}, 300_000);

test('the trial space carries its marks', async () => {
  const { rows } = await sql<{ codes: boolean; numbers: boolean }>`
    select bool_and(d.code like 'TN.%') as codes, bool_and(r.number is null or r.number like '%-TN') as numbers
    from dossier d left join result r on r.dossier_id = d.id`.execute(tablesOf(world, 'trial'));
  expect(rows).toEqual([{ codes: true, numbers: true }]);
});

test('a space in which people have worked is left alone', async () => {
  await takeInOne('official');
  world.clock.advance(3_600_000);
  expect(await proceduresShare.fill(partsOf(world, 'official', count))).toBe(0);
  const { length } = await tablesOf(world).selectFrom('dossier').select('id').execute();
  expect(length).toBe(1);
});
