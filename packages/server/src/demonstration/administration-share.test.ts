import {
  getAdministeredUnit,
  listCampaigns,
  listCoverage,
  listDelegations,
  listPeople,
} from '@dongbo/contract/administration';
import { UnitId, listUnits } from '@dongbo/contract';
import { demonstrationShares } from '@dongbo/load';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi, type Api, type Browser } from '../api-world.fixture.ts';

let api: Api;
let administrator: Browser;
beforeAll(async () => {
  api = await createApi();
  administrator = await api.as('quantri.sokhcn');
});
afterAll(async () => await api[Symbol.asyncDispose]());

const fill = async () => {
  const share = demonstrationShares.find(({ system }) => system === 'administration');
  const { worker, operations } = api.program;
  const parts = { space: 'official', now: api.clock.now(), worker, operations, count: 1, seed: 1 } as const;
  return await share?.fill({ ...parts, onProgress: () => undefined });
};

test('accounts, campaigns and units are alive, and a second run adds nothing', async () => {
  expect(await fill()).toBe(1);
  const { items: campaigns } = await administrator.call(listCampaigns, {});
  expect(campaigns.map(({ state, isOwn }) => [state, isOwn])).toEqual([
    ['checked', false],
    ['unreadable', true],
    ['done', true],
  ]);
  expect(campaigns[0]?.counts).toMatchObject({ new: 2, changed: 1, refused: 2, otherNames: 1 });
  expect(campaigns[2]?.counts).toMatchObject({ done: 8, failed: 0 });
  for (const state of ['invited', 'closed', 'idle'] as const)
    expect([state, (await administrator.call(listPeople, { state })).items.length > 0]).toEqual([state, true]);
  const ward = (await administrator.call(listUnits, { q: 'H19.145' })).items.find(({ code }) => code === 'H19.145');
  const unit = await administrator.call(getAdministeredUnit, { unitId: UnitId.parse(ward?.id) });
  const part = unit.below.find(({ name }) => name === 'Tổ Công nghệ số và Hỗ trợ người dân');
  const renamed = await administrator.call(getAdministeredUnit, { unitId: UnitId.parse(part?.id) });
  expect(renamed.names).toHaveLength(2);
  expect(renamed.predecessors).toHaveLength(2);
  const colleague = await api.as('motcua.tamhiep');
  const { received } = await colleague.call(listDelegations, {});
  expect(received.map(({ role, actsFor }) => [role, actsFor.length > 0])).toEqual([['clerk', true]]);
  const { countedAt, steps, thin } = await administrator.call(listCoverage, {});
  expect(countedAt).not.toBeNull();
  expect(steps).toBeGreaterThan(thin);
  expect(thin).toBeGreaterThan(0);
  expect(await fill()).toBe(0);
});
