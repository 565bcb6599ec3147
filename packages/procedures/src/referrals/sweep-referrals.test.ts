import { listMeasures } from '@dongbo/contract';
import { askOpinion } from '@dongbo/contract/procedures';
import { runJob } from '@dongbo/kernel';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringTo, eventsOf, officials, settlingWorld, unitIdOf } from '../dossiers/settling-world.fixture.ts';
import { received, see } from '../supplements/supplement-world.fixture.ts';

type Job = World['worker']['jobs'][number];

let world: World;
let society: string;
let office: string;
let dossierId: string;
/** One answer is due on Thursday the 19th, the other a day later. */
beforeAll(async () => {
  world = await settlingWorld();
  world.clock.set('2026-03-16T08:00:00+07:00');
  society = await unitIdOf(world, 'H19.145.04');
  office = await unitIdOf(world, 'H19.145.02');
  const dossier = await bringTo(world, await received(world), 'processing');
  dossierId = dossier.id;
  await ask(society, 3);
  await ask(office, 4);
});
afterAll(async () => await world[Symbol.asyncDispose]());

async function ask(unitId: string, days: number): Promise<void> {
  const { version } = await see(world, dossierId, officials.specialist);
  const limit = { unit: 'working-day', value: days } as const;
  await world.call(
    askOpinion,
    { dossierId, version, to: [{ unitId }], content: 'Có vướng quy hoạch không?', limit },
    { as: officials.specialist },
  );
}

async function figures(): Promise<unknown> {
  const { items } = await world.call(listMeasures, { system: 'procedures' }, { as: asSystem });
  return Object.fromEntries(
    items
      .filter(({ name }) => name.startsWith('procedures.referrals-'))
      .map(({ name, values }) => [name, Object.fromEntries(values.map((one) => [one.unitId ?? 'all', one.value]))]),
  );
}

const job = (): Job => {
  const found = world.worker.jobs.find(({ name }) => name === 'procedures.sweep-referrals');
  if (found === undefined) throw new Error('The job is not registered');
  return found;
};
const turn = { space: 'official', payload: {} };
const silent = async () => (await eventsOf(world, dossierId)).filter(({ type }) => type === 'referral-silent').length;

test('what is open and what is overdue is measured at each asked unit', async () => {
  expect(await figures()).toEqual({
    'procedures.referrals-open': { all: 2, [society]: 1, [office]: 1 },
    'procedures.referrals-overdue': { all: 0 },
  });
  world.clock.set('2026-03-19T09:00:00+07:00');
  expect(await figures()).toEqual({
    'procedures.referrals-open': { all: 2, [society]: 1, [office]: 1 },
    'procedures.referrals-overdue': { all: 1, [society]: 1 },
  });
});

test('of a worker that dies before its commit nothing remains; of two at once one reports, and no third does again', async () => {
  const { run } = job();
  const dying: Job = {
    ...job(),
    run: async (context, input) => {
      await run(context, input);
      throw new Error('killed');
    },
  };
  await expect(runJob(world.worker, dying, turn)).rejects.toThrow('killed');
  expect(await silent()).toBe(0);
  await Promise.all([runJob(world.worker, job(), turn), runJob(world.worker, job(), turn)]);
  expect(await silent()).toBe(1);
  await runJob(world.worker, job(), turn);
  expect(await silent()).toBe(1);
  world.clock.set('2026-03-20T09:00:00+07:00');
  await runJob(world.worker, job(), turn);
  expect(await silent()).toBe(2);
});
