import { listInbox, listNotices } from '@dongbo/contract';
import {
  getDossier,
  getLetter,
  getMyDossier,
  listEndingGrounds,
  lookUpDossier,
  receiveDossier,
  refuseDossier,
  withdrawDossier,
  withdrawMyDossier,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  fileOnline,
  minutePasses,
  officials,
  procedures,
  refusalOf,
  settlingWorld,
  takeIn,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { ask, received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { counter, specialist } = officials;
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;
const refusal = { ground: 'not-valid', reason: 'Giấy tờ giả mạo, không thể hoàn thiện' };
const refuse = (dossierId: string, version: number, as: string = counter, changes: Partial<typeof refusal> = {}) =>
  world.call(refuseDossier, { dossierId, version, ...refusal, ...changes }, { as });

describe('refusing at the counter', () => {
  test('ends the dossier before any clock ran, with form 03, a notice and no work left', async () => {
    const filed = await fileOnline(world, procedures.economy);
    expect((await see(world, filed.id)).sidePaths).toEqual(['ask-supplement', 'refuse', 'withdraw', 'correct']);
    await refuse(filed.id, 1);
    const refused = await see(world, filed.id);
    expect(refused).toMatchObject({
      state: 'refused',
      step: null,
      clock: null,
      actions: [],
      sidePaths: [],
      completion: 100,
      ending: {
        kind: 'refused',
        ground: expect.stringContaining('Nghị định số 118/2025/NĐ-CP'),
        by: (await world.actor(counter)).name,
      },
    });
    expect(refused.timeline.at(-1)).toMatchObject({ type: 'procedures.dossier-ended.refused' });
    const letter = { dossierId: filed.id, form: 'ending' } as const;
    expect(await world.call(getLetter, letter, { as: counter })).toMatchObject({ type: 'application/pdf' });
    expect((await world.call(listInbox, { q: refused.code }, { as: counter })).items).toEqual([]);
    await world.drain();
    const notices = await world.call(listNotices, {}, { as: 'congdan1' });
    const told = notices.items.find(({ key }) => key === 'dossier-refused');
    expect(told).toMatchObject({ subjectId: filed.id, facts: { code: refused.code } });
    expect(await world.call(lookUpDossier, { code: refused.code }, { as: 'congdan1' })).toMatchObject({
      state: 'refused',
    });
    const mine = await world.call(getMyDossier, { dossierId: filed.id }, { as: 'congdan1' });
    expect(mine).toMatchObject({ next: 'refused', mayWithdraw: false, ending: { by: null, reason: refusal.reason } });
  });

  test('is by a ground that may be chosen, of what was not received, by who stands at that counter', async () => {
    const { items } = await world.call(listEndingGrounds, {}, { as: counter });
    expect(items.map(({ key }) => key)).not.toContain('withdrawn-by-owner');
    const filed = await fileOnline(world, procedures.economy);
    for (const ground of ['withdrawn-by-owner', 'not-supplemented', 'nothing'])
      expect(await codeOf(refuse(filed.id, 1, counter, { ground }))).toBe('ending.ground-unknown');
    expect(await codeOf(refuse(filed.id, 1, 'motcua.tamhiep'))).toBe('not-found');
    expect(await codeOf(refuse(filed.id, 7))).toBe('dossier.changed-meanwhile');
    await world.call(receiveDossier, { dossierId: filed.id, version: 1 }, { as: counter });
    expect(await codeOf(refuse(filed.id, 2))).toBe('ending.not-here');
  });

  test('once: of two officers one wins', async () => {
    const filed = await fileOnline(world, procedures.economy);
    const both = await Promise.all([codeOf(refuse(filed.id, 1)), codeOf(refuse(filed.id, 1))]);
    expect(both.toSorted()).toEqual(['done', 'dossier.changed-meanwhile']);
    expect(await codeOf(refuse(filed.id, 2))).toBe('ending.not-here');
  });
});

describe('withdrawing', () => {
  test('by who filed, at any step before the approval: the clock ends, open requests and pauses end with it', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    const { version } = await ask(world, dossier, specialist);
    world.clock.set('2026-03-17T10:00:00+07:00');
    const old = world.call(withdrawMyDossier, { dossierId: dossier.id, version: version - 1 }, { as: 'congdan1' });
    expect(await codeOf(old)).toBe('ending.changed-elsewhere');
    await world.call(withdrawMyDossier, { dossierId: dossier.id, version, reason: 'Nộp nhầm' }, { as: 'congdan1' });
    const withdrawn = await see(world, dossier.id);
    expect(withdrawn).toMatchObject({
      state: 'withdrawn',
      supplement: null,
      clock: {
        originalDueAt: dossier.clock?.originalDueAt,
        finishedAt: '2026-03-17T10:00:00+07:00',
        suspensions: [{ to: '2026-03-17T10:00:00+07:00' }],
        outcome: null,
      },
      ending: { kind: 'withdrawn', reason: 'Nộp nhầm' },
    });
    const again = world.call(
      withdrawMyDossier,
      { dossierId: dossier.id, version: withdrawn.version },
      { as: 'congdan1' },
    );
    expect(await codeOf(again)).toBe('ending.not-here');
    const stranger = world.call(
      withdrawMyDossier,
      { dossierId: dossier.id, version: withdrawn.version },
      { as: 'congdan2' },
    );
    expect(await codeOf(stranger)).toBe('not-found');
  });

  test('not once the result is approved, but again when it came back unsigned', async () => {
    const dossier = await bringTo(world, await received(world), 'issuing');
    const withdraw = () =>
      world.call(withdrawMyDossier, { dossierId: dossier.id, version: dossier.version }, { as: 'congdan1' });
    expect(await codeOf(withdraw())).toBe('ending.not-here');
    const other = await bringTo(world, await received(world), 'approval');
    minutePasses(world);
    const back = await act(world, officials.leader, other, { action: 'refuse-approval', reason: 'Sai tên' });
    await world.call(withdrawMyDossier, { dossierId: back.id, version: back.version }, { as: 'congdan1' });
    expect(await see(world, back.id)).toMatchObject({ state: 'withdrawn' });
  });

  test('at the counter with a written request, which stays a paper of the dossier', async () => {
    const dossier = await takeIn(world);
    const order = { dossierId: dossier.id, version: dossier.version, reason: 'Theo đơn ngày 16/3/2026' };
    const strange = await upload(world, 'congdan2');
    const withStrange = world.call(withdrawDossier, { ...order, fileIds: [strange] }, { as: counter });
    expect(await codeOf(withStrange)).toBe('file.unknown');
    const fileIds = [await upload(world, counter)];
    await world.call(withdrawDossier, { ...order, fileIds }, { as: counter });
    expect(await world.call(getDossier, { dossierId: dossier.id }, { as: counter })).toMatchObject({
      state: 'withdrawn',
      receivingUnit: dossier.receivingUnit,
      papers: [{ name: 'Văn bản đề nghị rút hồ sơ', originals: 1, files: [{ id: fileIds[0] }] }],
    });
    const letter = { dossierId: dossier.id, form: 'ending' } as const;
    expect(await world.call(getLetter, letter, { as: counter })).toMatchObject({ type: 'application/pdf' });
  });
});
