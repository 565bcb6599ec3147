import { getSession, listUnits, type Stage } from '@dongbo/contract';
import { planStage } from '@dongbo/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi, inSpace, type Api, type Browser } from '../api-world.fixture.ts';

let api: Api;
let citizen: Browser;
let counter: Browser;
let elsewhere: Browser;
let ward: string;
beforeAll(async () => {
  api = await createApi();
  citizen = await api.as('congdan1');
  counter = await api.as('motcua.tranbien');
  elsewhere = await api.as('motcua.thanhpho');
  const { items } = await api.nobody.call(listUnits, { kind: 'commune' });
  ward = items.find(({ code }) => code === 'H19.145')?.id ?? '';
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
});

/** A stage from now on, known to everybody. */
async function turn(stage: Stage, unitId: string | null = null): Promise<void> {
  await planStage(api.program.databases.official.kysely, {
    system: 'procedures',
    unitId,
    stage,
    validFrom: api.clock.now(),
  });
  api.clock.advance(10_001);
}

/** Which systems the session names, and whether they are met at the person's own units. */
async function systemsOf(browser: Browser): Promise<Record<string, boolean>> {
  const { systems } = await browser.call(getSession, {});
  return Object.fromEntries(systems.map(({ system, atMyUnits }) => [system, atMyUnits]));
}

test('the session names the systems that are open in its space, with what they are at the own units', async () => {
  const session = await counter.call(getSession, {});
  const unitId = session.roles[0]?.unitId;
  expect(session.systems).toEqual([
    { system: 'procedures', atMyUnits: true, stages: [{ unitId, stage: 'official' }] },
    { system: 'administration', atMyUnits: true, stages: [{ unitId, stage: 'official' }] },
    { system: 'sample', atMyUnits: true, stages: [{ unitId, stage: 'official' }] },
  ]);
  const open = { procedures: false, administration: false, sample: false };
  expect([await systemsOf(citizen), await systemsOf(api.nobody)]).toEqual([open, open]);
  await turn('trial');
  expect(await systemsOf(counter)).toEqual({ administration: true, sample: true });
  expect(await systemsOf(inSpace(counter, 'trial'))).toEqual({ procedures: true, administration: true, sample: true });
  await turn('preparing');
  expect(await systemsOf(inSpace(counter, 'trial'))).toEqual({ administration: true, sample: true });
});

test('open at one commune, it is met by who works there and not elsewhere; stopped there, it can still be read', async () => {
  await turn('preparing');
  await turn('official', ward);
  expect(await systemsOf(counter)).toEqual({ procedures: true, administration: true, sample: true });
  expect(await systemsOf(elsewhere)).toEqual({ procedures: false, administration: true, sample: true });
  expect(await systemsOf(citizen)).toEqual({ procedures: false, administration: false, sample: false });
  await turn('suspended', ward);
  expect(await systemsOf(counter)).toEqual({ administration: true, sample: true });
  await turn('official');
  const { systems } = await counter.call(getSession, {});
  expect(systems[0]).toMatchObject({ system: 'procedures', atMyUnits: true, stages: [{ stage: 'suspended' }] });
});
