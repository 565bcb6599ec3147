import { listNotices } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { runJob } from '../jobs/run-job.ts';
import { kernelOperations } from '../kernel-operations.ts';
import { noteFailure } from '../session/session-store.ts';
import { watchMissesJob } from './watch-misses.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());

const watch = (space: 'official' | 'trial' = 'official') =>
  runJob(world.worker, watchMissesJob, { space, payload: {} });
const tryAs = (username: string, network: string, failure: 'missed' | 'waited' = 'missed') =>
  noteFailure(world.databases.official.kysely, failure, { username, network, now: world.clock.now() });
const told = async (as: string) => {
  const { items } = await world.call(listNotices, {}, { as });
  return items.map(({ key, facts }) => ({ key, facts }));
};

test('auditor and administrator of accounts hear of one network that tries many names, once an hour', async () => {
  for (let name = 0; name < 7; name += 1) await tryAs(`motcua.${name}`, '198.51.100.1');
  await watch();
  expect(await told('kiemtoan')).toEqual([]);
  await tryAs('motcua.7', '198.51.100.1', 'waited');
  await watch();
  await watch();
  const facts = { network: '198.51.100.1', names: '8', misses: '7', waits: '1' };
  for (const person of ['kiemtoan', 'quantri.sokhcn'])
    expect(await told(person)).toEqual([{ key: 'sign-ins-herd', facts }]);
  expect(await told('motcua.tranbien')).toEqual([]);
  // What is over is not told again.
  world.clock.advance(3_600_000);
  await watch();
  expect(await told('kiemtoan')).toHaveLength(1);
});

test('of one account that is tried from many networks, by its name', async () => {
  for (let network = 0; network < 40; network += 1)
    await tryAs('lanhdao.tamhiep', `203.0.113.${network}`, network < 15 ? 'missed' : 'waited');
  await watch();
  const facts = { account: 'lanhdao.tamhiep', networks: '40', misses: '15', waits: '25' };
  expect(await told('kiemtoan')).toContainEqual({ key: 'account-tried', facts });
});

test('of somebody who asks again and again for what is not there for them', async () => {
  const { personId, name } = await world.actor('chuyenvien.tranbien');
  const at = world.clock.now();
  const entry = () => ({
    id: newId(at.getTime()),
    at,
    actor_id: personId,
    actor_name: name,
    operation: 'procedures.dossier.get',
    outcome: 'not-found',
  });
  const db = world.databases.official.kysely;
  await db
    .insertInto('audit_entry')
    .values(Array.from({ length: 19 }, entry))
    .execute();
  await watch();
  const facts = { person: name, misses: '20' };
  expect(await told('kiemtoan')).not.toContainEqual({ key: 'reads-missed', facts });
  await db.insertInto('audit_entry').values(entry()).execute();
  await watch();
  expect(await told('kiemtoan')).toContainEqual({ key: 'reads-missed', facts });
});
