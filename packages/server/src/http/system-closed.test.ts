import { Problem, getSession, listInbox, listUnits } from '@dongbo/contract';
import { searchProcedures, startDraft, takeInDossier } from '@dongbo/contract/procedures';
import { planStage, type Stage } from '@dongbo/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi, inSpace, known, type Api, type Browser } from '../api-world.fixture.ts';

let api: Api;
let citizen: Browser;
let counter: Browser;
beforeAll(async () => {
  api = await createApi();
  citizen = await api.as('congdan1');
  counter = await api.as('motcua.tranbien');
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

const plan = (stage: Stage, unitId: string | null, validFrom: Date): Promise<void> =>
  planStage(api.program.databases.official.kysely, { system: 'procedures', unitId, stage, validFrom });

/** The default from now on, known to everybody. */
async function turn(stage: Stage): Promise<void> {
  await plan(stage, null, api.clock.now());
  api.clock.advance(10_001);
}

async function expectClosed(facts: Record<string, unknown>, browser = citizen): Promise<void> {
  const answer = await browser.send(startDraft, { procedureCode: known.commune });
  expect(answer.statusCode).toBe(423);
  expect(Problem.parse(answer.json())).toMatchObject({ code: 'system-closed', status: 423, facts });
}

test('a closed system answers 423 for reads and writes, in its space alone; the kernel stays open', async () => {
  await turn('trial');
  await expectClosed({ system: 'procedures' });
  expect((await api.nobody.send(searchProcedures, { q: 'khai sinh' })).statusCode).toBe(423);
  const trial = inSpace(citizen, 'trial');
  expect((await trial.send(startDraft, { procedureCode: known.commune })).statusCode).toBe(200);
  expect((await counter.send(listInbox, {})).statusCode).toBe(200);
  expect((await citizen.send(getSession, {})).statusCode).toBe(200);
});

test.each<Stage>(['preparing', 'suspended', 'retired'])('%s: closed in both spaces', async (stage) => {
  await turn(stage);
  await expectClosed({ system: 'procedures' });
  await expectClosed({ system: 'procedures' }, inSpace(citizen, 'trial'));
});

test('a planned opening is told, and comes by itself at its instant', async () => {
  await turn('preparing');
  const opensAt = new Date(api.clock.now().getTime() + 3_600_000);
  await plan('official', null, opensAt);
  api.clock.advance(10_001);
  await expectClosed({ system: 'procedures', opensAt: opensAt.toISOString() });
  api.clock.set(opensAt.toISOString());
  citizen = await api.as('congdan1');
  expect((await citizen.send(startDraft, { procedureCode: known.commune })).statusCode).toBe(200);
});

test('a unit that is stopped answers 423 to what it would have to do', async () => {
  counter = await api.as('motcua.tranbien');
  const { items } = await api.nobody.call(listUnits, { kind: 'one-stop' });
  const receivingUnitId = items.find(({ code }) => code === 'H19.145.01')?.id ?? '';
  await plan('suspended', receivingUnitId, api.clock.now());
  api.clock.advance(10_001);
  const owner = { type: 'citizen', name: 'Nguyễn Thị Thử', identityNumber: '075190000001', address: 'Minh Họa' };
  const order = {
    procedureCode: known.commune,
    receivingUnitId,
    owner: { ...owner, phone: null, email: null },
    papers: [],
  };
  const answer = await counter.send(takeInDossier, order);
  expect(Problem.parse(answer.json())).toMatchObject({ code: 'system-closed', facts: { system: 'procedures' } });
});
