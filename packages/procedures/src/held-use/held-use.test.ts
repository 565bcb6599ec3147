import { listMeasures } from '@dongbo/contract';
import {
  listHeldUse,
  listHeldUseDossiers,
  takeIntakeHeld,
  takeInDossier,
  type HeldUseGroup,
} from '@dongbo/contract/procedures';
import { runJob } from '@dongbo/kernel';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minutePasses, officials, paperOrder, refusalOf, tablesOf } from '../dossiers/settling-world.fixture.ts';
import { askedPaper, confirmation, heldWorld, issueResult } from '../held/held-world.fixture.ts';
import { sweepHeldUse } from './sweep-held-use.ts';

let world: World;
const period = { from: '2026-11-30', to: '2026-11-30' };
const counter = { as: officials.counter };
const head = { as: officials.head };

/** One dossier of each outcome, after one that was received before anything was held. */
const received = { before: '', asked: '', used: '', notBrought: '' };

async function takeInConfirmation(papers: Parameters<typeof paperOrder>[1]): Promise<string> {
  minutePasses(world);
  const order = await paperOrder(world, { procedureCode: confirmation, ...papers });
  return (await world.call(takeInDossier, order, counter)).id;
}

async function sweep(): Promise<void> {
  await runJob(world.worker, sweepHeldUse.job, { space: 'official', payload: {} });
  await world.drain();
}

beforeAll(async () => {
  world = await heldWorld();
  const brought = [{ componentId: askedPaper, photocopies: 1 }];
  received.before = await takeInConfirmation({ papers: brought });
  minutePasses(world);
  const issued = await issueResult(world);
  minutePasses(world);
  received.asked = await takeInConfirmation({ papers: brought });
  const wanted = { heldInId: issued.id, heldComponentId: null, componentId: askedPaper };
  const typed = { procedureCode: confirmation, identityNumber: '075190000001' };
  const { files } = await world.call(takeIntakeHeld, { ...typed, ...wanted }, counter);
  received.used = await takeInConfirmation({
    papers: [{ componentId: askedPaper, fileIds: files.map(({ id }) => id) }],
  });
  received.notBrought = await takeInConfirmation({ papers: [] });
  minutePasses(world);
  await sweep();
});
afterAll(async () => await world[Symbol.asyncDispose]());

const figures = async (group: HeldUseGroup, as: string = officials.head) =>
  await world.call(listHeldUse, { ...period, group }, { as });
const behind = async (figure: 'offered' | 'used' | 'asked', more: object = {}) =>
  (await world.call(listHeldUseDossiers, { ...period, figure, ...more }, head)).items;

test('each received dossier of which something was held is counted once, by unit, procedure and paper', async () => {
  const expected = { offered: 3, used: 1, asked: 1 };
  for (const group of ['unit', 'procedure', 'paper'] as const) {
    const { total, items } = await figures(group);
    expect(total).toEqual(expected);
    expect(items).toMatchObject([{ figures: expected }]);
  }
  expect((await figures('procedure')).items[0]?.key).toBe(confirmation);
  expect((await figures('paper')).items[0]?.name).toBe('Giấy tờ liên quan đến nội dung cần xác nhận');
  await sweep();
  expect((await figures('unit')).total).toEqual(expected);
});

test('a number opens exactly the dossiers that it counted, page by page', async () => {
  expect((await behind('asked')).map(({ id }) => id)).toEqual([received.asked]);
  expect((await behind('used')).map(({ id }) => id)).toEqual([received.used]);
  const all = await behind('offered', { procedureCode: confirmation });
  expect(all.map(({ id }) => id)).toEqual([received.notBrought, received.used, received.asked]);
  expect(all[0]?.papers).toEqual([{ name: 'Giấy tờ liên quan đến nội dung cần xác nhận', outcome: 'not-brought' }]);
  expect(await behind('offered', { paper: 'Giấy chứng sinh' })).toEqual([]);
  const first = await world.call(listHeldUseDossiers, { ...period, figure: 'offered', limit: 2 }, head);
  const next = { ...period, figure: 'offered', limit: 2, cursor: first.nextCursor ?? '' } as const;
  expect((await world.call(listHeldUseDossiers, next, head)).items.map(({ id }) => id)).toEqual([received.asked]);
});

test('another unit sees none of it, and a crossed or long period is refused', async () => {
  expect((await figures('unit', 'truongphong.tamhiep')).total).toEqual({ offered: 0, used: 0, asked: 0 });
  const ask = async (from: string, to: string) => (await refusalOf(world.call(listHeldUse, { from, to }, head))).code;
  expect(await ask('2026-12-01', '2026-11-30')).toBe('period.days-crossed');
  expect(await ask('2024-01-01', '2026-11-30')).toBe('figures.period-too-long');
});

test('what is asked for although it is held is measured, and what is used', async () => {
  const { items } = await world.call(listMeasures, { system: 'procedures' }, { as: asSystem });
  const values = (name: string) => items.find((one) => one.name === name)?.values.map(({ value }) => value);
  expect(values('procedures.papers-asked-though-held')).toEqual([1, 1]);
  expect(values('procedures.held-papers-used-share')).toEqual([1 / 3, 1 / 3]);
});

test('what was looked at is forgotten when it can be looked at no more; what was counted stays', async () => {
  world.clock.advance(36 * 86_400_000);
  await sweep();
  expect(await tablesOf(world).selectFrom('held_answer_seen').selectAll().execute()).toEqual([]);
  expect((await figures('unit')).total.offered).toBe(3);
});
