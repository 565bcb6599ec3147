import { listInbox } from '@dongbo/contract';
import { assignDossiers } from '@dongbo/contract/procedures';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApi, type Api } from './api-world.fixture.ts';
import { seedSteps } from './seed-steps.ts';

let api: Api;
beforeAll(async () => {
  api = await createApi();
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

/** What a start with the setting does about the accounts whose password everybody knows. */
const start = async (withDemonstration: boolean) =>
  await seedSteps(api.program.systems, withDemonstration)
    .find(({ name }) => name === 'demonstration-access')
    ?.run(api.program, () => undefined);

test('an installation that is no demonstration any more shuts its demonstration accounts out', async () => {
  const leader = await api.as('lanhdao.tranbien');
  await start(true);
  const read = async () => (await leader.send(listInbox, {})).statusCode;
  expect(await read()).toBe(200);
  await start(false);
  // Who writes is looked up each time; a session that was found is believed for reading two seconds more.
  const dossiers = [{ dossierId: crypto.randomUUID(), version: 1 }];
  expect((await leader.send(assignDossiers, { assigneeId: crypto.randomUUID(), dossiers })).statusCode).toBe(401);
  await vi.waitFor(async () => expect(await read()).toBe(401), { timeout: 2_500, interval: 100 });
  await expect(api.as('lanhdao.tranbien')).rejects.toThrow('session.wrong-credentials');
  await start(true);
  expect((await leader.send(listInbox, {})).statusCode).toBe(401);
  expect((await (await api.as('lanhdao.tranbien')).send(listInbox, {})).statusCode).toBe(200);
});
