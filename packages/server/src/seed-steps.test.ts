import { listInbox } from '@dongbo/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  await seedSteps(withDemonstration)
    .find(({ name }) => name === 'demonstration-access')
    ?.run(api.program, () => undefined);

test('an installation that is no demonstration any more shuts its demonstration accounts out', async () => {
  const leader = await api.as('lanhdao.tranbien');
  await start(true);
  expect((await leader.send(listInbox, {})).statusCode).toBe(200);
  await start(false);
  expect((await leader.send(listInbox, {})).statusCode).toBe(401);
  await expect(api.as('lanhdao.tranbien')).rejects.toThrow('session.wrong-credentials');
  await start(true);
  expect((await leader.send(listInbox, {})).statusCode).toBe(401);
  expect((await (await api.as('lanhdao.tranbien')).send(listInbox, {})).statusCode).toBe(200);
});
