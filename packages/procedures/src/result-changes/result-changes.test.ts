import { listInbox, listNotices } from '@dongbo/contract';
import {
  checkResult,
  decideResultChange,
  getDossier,
  getLetter,
  getMyDossier,
  listDossiers,
  listMyDossiers,
  listTrackingBook,
  lookUpDossier,
  proposeResultChange,
  returnResultChange,
  type Dossier,
} from '@dongbo/contract/procedures';
import { anonymous } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkRegisters } from '../dossiers/check-registers.ts';
import {
  act,
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  oneStopCode,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { changeInWords } from '../tracking-book/change-in-words.ts';
import { listBook } from '../tracking-book/book-store.ts';
import { received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { counter, head, specialist, second, leader } = officials;
type Version = Pick<Dossier, 'id' | 'version'>;
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;
const orders = {
  correction: {
    kind: 'correction',
    ground: 'content-wrong',
    reason: 'Sai ngày sinh: 01/02/1990',
    content: 'Ngày sinh: 02/01/1990',
    body: 'Nội dung kết quả đã sửa.',
  },
  reissue: { kind: 'reissue', ground: 'lost', reason: 'Theo đơn ngày 15/3/2026, mất bản giấy' },
  cancellation: {
    kind: 'cancellation',
    ground: 'false-papers',
    reason: 'Giấy tờ giả mạo theo kết luận ngày 14/3/2026',
  },
} as const;
const propose = (dossier: Version, kind: keyof typeof orders, changes: object = {}, as: string = specialist) => {
  minutePasses(world);
  const order = { dossierId: dossier.id, version: dossier.version, ...orders[kind], ...changes };
  return world.call(proposeResultChange, order, { as });
};
const decide = ({ id: dossierId, version }: Version, as: string = leader) => {
  minutePasses(world);
  return world.call(decideResultChange, { dossierId, version }, { as });
};
const sendBack = ({ id: dossierId, version }: Version, as: string = leader) => {
  minutePasses(world);
  return world.call(returnResultChange, { dossierId, version, remark: 'Chưa rõ căn cứ' }, { as });
};
const issued = async (): Promise<Dossier> => await bringTo(world, await received(world), 'handover');
const returned = async (): Promise<Dossier> =>
  await act(world, counter, await issued(), { action: 'hand-over', receiver: 'owner' });
/** Proposed, decided, printed and signed. */
const change = async (dossier: Version, kind: keyof typeof orders, changes: object = {}): Promise<Dossier> => {
  await decide(await propose(dossier, kind, changes));
  await world.drain();
  return await see(world, dossier.id);
};
const tokensOf = async ({ id }: Pick<Dossier, 'id'>): Promise<string[]> => {
  const db = tablesOf(world);
  const first = await db.selectFrom('result').select('check_token').where('dossier_id', '=', id).execute();
  const later = await db
    .selectFrom('result_change')
    .select('check_token')
    .where('dossier_id', '=', id)
    .where('check_token', 'is not', null)
    .orderBy('ordinal')
    .execute();
  return [...first, ...later].map((row) => row.check_token ?? '');
};
const check = (token: string | undefined) => world.call(checkResult, { token: token ?? '' }, { as: anonymous });
const resultRow = async ({ id }: Pick<Dossier, 'id'>) =>
  await tablesOf(world).selectFrom('result').selectAll().where('dossier_id', '=', id).executeTakeFirstOrThrow();
const told = async (as: string, id: string): Promise<string[]> => {
  const { items } = await world.call(listNotices, {}, { as });
  return items.filter(({ subjectId, key }) => subjectId === id && key.startsWith('result-chang')).map(({ key }) => key);
};

describe('a proposal', () => {
  test('waits for the leader, wherever the dossier stands, and nothing is handed over meanwhile', async () => {
    const dossier = await issued();
    expect((await see(world, dossier.id, specialist)).sidePaths).toContain('change-result');
    await propose(dossier, 'correction');
    const proposed = await see(world, dossier.id, leader);
    expect(proposed).toMatchObject({
      state: 'resulted',
      step: { id: 'handover' },
      actions: [],
      sidePaths: ['decide-result-change', 'return-result-change'],
      resultChange: { kind: 'correction', reason: orders.correction.reason, content: orders.correction.content },
      resultPapers: [],
    });
    const [work] = (await world.call(listInbox, { q: dossier.code }, { as: leader })).items;
    expect(work?.mark?.vi).toContain('đề nghị đính chính kết quả');
    expect((await world.call(listInbox, { q: dossier.code }, { as: counter })).items).toEqual([]);
    const handOver = act(world, counter, proposed, { action: 'hand-over', receiver: 'owner' });
    expect(await codeOf(handOver)).toBe('dossier.waits-for-decision');
    const mine = JSON.stringify(await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' }));
    expect(mine).not.toContain(orders.correction.reason);
  });

  test('is for officers of whoever decided it, of an issued result, on a ground of its kind, with what is right', async () => {
    const early = await bringTo(world, await received(world), 'issuing');
    expect(await codeOf(propose(early, 'reissue'))).toBe('result-change.not-here');
    const dossier = await returned();
    // The counter took it in and handed it over, and decided nothing; another unit sees nothing at all.
    expect(await codeOf(propose(dossier, 'reissue', {}, counter))).toBe('not-allowed');
    expect(await codeOf(propose(dossier, 'reissue', {}, officials.clerk))).toBe('not-allowed');
    expect(await codeOf(propose(dossier, 'reissue', {}, 'lanhdao.tamhiep'))).toBe('not-found');
    expect(await codeOf(propose(dossier, 'reissue', { ground: 'false-papers' }))).toBe('result-change.ground-unknown');
    expect(await codeOf(propose(dossier, 'correction', { content: undefined }))).toBe('result-change.content-missing');
    expect(await codeOf(propose(dossier, 'correction', { body: undefined }))).toBe('result.needs-text-or-file');
    const strange = await upload(world, 'congdan2');
    expect(await codeOf(propose(dossier, 'correction', { body: undefined, fileId: strange }))).toBe('file.unknown');
    await propose(dossier, 'reissue', {}, second);
    expect(await codeOf(propose({ ...dossier, version: dossier.version + 1 }, 'reissue'))).toBe(
      'result-change.not-here',
    );
  });

  test('is not made by a party to the dossier, nor decided by one', async () => {
    const { identityNumber } = await world.actor(leader);
    const owner = {
      type: 'citizen',
      name: 'Người minh họa',
      identityNumber: identityNumber ?? '',
      address: null,
      phone: '+84912345678',
      email: null,
    } as const;
    const taken = await bringTo(world, await takeIn(world), 'handover');
    await tablesOf(world)
      .updateTable('dossier')
      .set({ owner: JSON.stringify(owner) })
      .where('id', '=', taken.id)
      .execute();
    const proposed = await propose(taken, 'cancellation');
    expect(await codeOf(decide(proposed))).toBe('dossier.same-person');
    expect(await codeOf(sendBack(proposed))).toBe('dossier.same-person');
    expect((await world.call(getDossier, { dossierId: taken.id }, { as: leader })).sidePaths).toEqual([]);
  });
});

describe('the leader', () => {
  test('corrects: a new paper under a number of its own with a decision, and the old one stays bit for bit', async () => {
    const dossier = await returned();
    const before = await resultRow(dossier);
    const corrected = await change(dossier, 'correction');
    expect(await resultRow(dossier)).toEqual(before);
    const [old, now] = corrected.resultPapers;
    expect(old).toMatchObject({ number: before.number, state: 'corrected', byNumber: now?.number });
    expect(now).toMatchObject({ ordinal: 2, state: 'valid', isSigned: true });
    expect(now?.number).not.toBe(before.number);
    expect(corrected).toMatchObject({
      state: 'returned',
      step: null,
      completion: 100,
      resultChange: null,
      resultChanges: [
        { kind: 'correction', number: now?.number, decisionNumber: expect.stringMatching(/^\d+\/QĐ-UBND$/) },
      ],
    });
    expect(corrected.letters).toContain('result-decision');
    for (const letter of [
      { form: 'result', ordinal: 1 },
      { form: 'result' },
      { form: 'result-decision', ordinal: 1 },
    ] as const)
      expect(await world.call(getLetter, { dossierId: dossier.id, ...letter }, { as: counter })).toMatchObject({
        type: 'application/pdf',
      });
    expect((await checkRegisters(tablesOf(world))).broken).toEqual([]);
    expect(await told('congdan1', dossier.id)).toEqual(['result-changed-correction']);
    expect(await told(specialist, dossier.id)).toEqual(['result-change-followed']);
    expect((await world.call(listInbox, { q: dossier.code }, { as: leader })).items).toEqual([]);
  });

  test('in the seconds before it is signed the new paper can be read without its signature', async () => {
    const dossier = await returned();
    await decide(await propose(dossier, 'correction'));
    expect((await see(world, dossier.id)).resultPapers[1]).toMatchObject({ isSigned: false, checkToken: null });
    const read = (ordinal?: number) =>
      world.call(getLetter, { dossierId: dossier.id, form: 'result', ...(ordinal && { ordinal }) }, { as: counter });
    expect(await read()).toMatchObject({ type: 'application/pdf' });
    expect(await codeOf(read(3))).toBe('letter.not-there-yet');
    await world.drain();
    expect((await see(world, dossier.id)).resultPapers[1]).toMatchObject({ isSigned: true });
  });

  test('hands over the new paper once it is signed, and no earlier', async () => {
    const dossier = await issued();
    await decide(await propose(dossier, 'correction'));
    const handOver = async () =>
      act(world, counter, await see(world, dossier.id), { action: 'hand-over', receiver: 'owner' });
    expect(await codeOf(handOver())).toBe('result.not-signed-yet');
    await world.drain();
    expect(await handOver()).toMatchObject({ state: 'returned' });
  });

  test('takes an uploaded PDF for the corrected paper', async () => {
    const dossier = await issued();
    const fileId = await upload(world, specialist);
    const corrected = await change(dossier, 'correction', { body: undefined, fileId });
    expect(corrected).toMatchObject({ state: 'resulted', step: { id: 'handover' }, actions: [{ id: 'hand-over' }] });
    expect(corrected.resultPapers[1]).toMatchObject({ isSigned: true });
  });

  test('issues again: the same content under a new number, without a decision, and then again', async () => {
    const dossier = await returned();
    const once = await change(dossier, 'reissue');
    const twice = await change(once, 'reissue', { ground: 'damaged' });
    expect(twice.resultPapers.map(({ state }) => state)).toEqual(['reissued', 'reissued', 'valid']);
    expect(new Set(twice.resultPapers.map(({ number }) => number)).size).toBe(3);
    expect(twice.resultPapers[0]?.byNumber).toBe(twice.resultPapers[1]?.number);
    expect(twice.letters).not.toContain('result-decision');
    expect((await checkRegisters(tablesOf(world))).broken).toEqual([]);
  });

  test('cancels: no paper of it holds, nothing more can be done with it, and the status stays that of a settled dossier', async () => {
    const dossier = await returned();
    const reissued = await change(dossier, 'reissue');
    const cancelled = await change(reissued, 'cancellation');
    expect(cancelled.resultPapers.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(cancelled.resultPapers[1]?.byNumber).toBe(cancelled.resultChanges[1]?.decisionNumber);
    expect(cancelled).toMatchObject({ state: 'returned', sidePaths: [] });
    const marked = [{ code: dossier.code, resultMark: 'cancelled' }];
    expect((await world.call(listDossiers, { q: dossier.code }, { as: specialist })).items).toMatchObject(marked);
    const unitId = await unitIdOf(world, oneStopCode);
    const book = { unitId, from: '2026-03-16', to: '2026-03-16', limit: 100 };
    const lines = await world.call(listTrackingBook, book, { as: counter });
    expect(lines.items.filter(({ code }) => code === dossier.code)).toMatchObject(marked);
    const rows = await listBook(tablesOf(world), { ...book, after: null, now: world.clock.now(), namesSteps: false });
    const line = rows.find(({ code }) => code === dossier.code);
    expect(changeInWords(line?.result_change ?? null)).toMatch(
      /^Kết quả đã thu hồi, hủy bỏ ngày 16\/0?3\/2026, theo quyết định số \d+\/QĐ-UBND: Kết quả được cấp trên cơ sở/,
    );
    const own = await world.call(listMyDossiers, {}, { as: 'congdan1' });
    expect(own.items.filter(({ code }) => code === dossier.code)).toMatchObject([
      { resultMark: 'cancelled', next: 'result-cancelled' },
    ]);
    expect(await codeOf(propose(cancelled, 'correction'))).toBe('result-change.not-here');
    expect(await world.call(lookUpDossier, { code: dossier.code }, { as: 'congdan1' })).toMatchObject({
      state: 'returned',
      completion: 100,
    });
    const mine = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
    expect(mine.resultChanges.map(({ by, kind }) => ({ by, kind }))).toEqual([
      { by: null, kind: 'reissue' },
      { by: null, kind: 'cancellation' },
    ]);
    expect(mine.timeline.map(({ type }) => type)).toContain('procedures.result-changed.cancellation');
    expect(mine.timeline.map(({ type }) => type)).not.toContain('procedures.result-change-proposed.cancellation');
  });

  test('gives back with a remark: the result stays as it is, and it can be proposed again', async () => {
    const dossier = await returned();
    const proposed = await propose(dossier, 'cancellation');
    const back = await sendBack(proposed);
    expect(await see(world, dossier.id, specialist)).toMatchObject({
      resultChange: null,
      resultPapers: [],
      resultChanges: [],
    });
    await world.drain();
    expect(await told('congdan1', dossier.id)).toEqual([]);
    expect(await told(specialist, dossier.id)).toEqual(['result-change-returned']);
    expect((await eventsOf(world, dossier.id)).at(-1)).toMatchObject({
      type: 'result-change-returned',
      payload: { note: 'Chưa rõ căn cứ' },
    });
    expect(await codeOf(decide(back))).toBe('result-change.none-proposed');
    expect(await codeOf(sendBack(back))).toBe('result-change.none-proposed');
    expect((await change(back, 'cancellation')).resultPapers).toMatchObject([{ state: 'cancelled' }]);
  });

  test('alone decides, and not what they proposed', async () => {
    const dossier = await returned();
    const proposed = await propose(dossier, 'cancellation', {}, leader);
    expect(await codeOf(decide(proposed))).toBe('result-change.own-proposal');
    for (const other of [specialist, head]) expect(await codeOf(decide(proposed, other))).toBe('not-allowed');
    expect(await codeOf(sendBack(proposed, head))).toBe('not-allowed');
    await sendBack(proposed);
  });

  test('of two at once one takes effect, and one number is drawn', async () => {
    const dossier = await returned();
    const proposed = await propose(dossier, 'reissue');
    const both = await Promise.all([codeOf(decide(proposed)), codeOf(decide(proposed)), codeOf(sendBack(proposed))]);
    expect(both.filter((code) => code === 'dossier.changed-meanwhile')).toHaveLength(2);
    expect((await checkRegisters(tablesOf(world))).broken).toEqual([]);
  });
});

describe('the page behind the QR code', () => {
  test('says of every paper whether it holds, and nobody and nothing of what it says', async () => {
    const dossier = await returned();
    const [first] = await tokensOf(dossier);
    expect(first).toMatch(/^[\w-]{22}$/);
    expect(await check(first)).toMatchObject({
      state: 'valid',
      since: null,
      byNumber: null,
      ground: null,
      onPaper: false,
    });
    const file = await tablesOf(world)
      .selectFrom('file')
      .innerJoin('result', 'result.signed_file_id', 'file.id')
      .select('file.sha256')
      .where('result.dossier_id', '=', dossier.id)
      .executeTakeFirstOrThrow();
    expect(await check(first)).toMatchObject({ sha256: file.sha256 });
    const corrected = await change(dossier, 'correction');
    const [, next] = await tokensOf(dossier);
    expect(await check(first)).toMatchObject({
      state: 'corrected',
      byNumber: corrected.resultPapers[1]?.number,
      ground: { vi: 'Văn bản đã cấp có sai sót về nội dung' },
    });
    expect(await check(next)).toMatchObject({ state: 'valid', number: corrected.resultPapers[1]?.number });
    await change(corrected, 'cancellation');
    const answers = [await check(first), await check(next)];
    expect(answers.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    const said = JSON.stringify(answers);
    for (const kept of [
      dossier.code,
      dossier.owner.name,
      orders.correction.reason,
      orders.cancellation.reason,
      'Giấy xác nhận',
    ])
      expect(said).not.toContain(kept);
    expect(said).toContain('Ủy ban nhân dân phường Trấn Biên');
  });

  test('does not exist before the issue, nor for a code that nobody was given', async () => {
    const dossier = await bringTo(world, await received(world), 'issuing');
    await world.drain();
    const [token] = await tokensOf(dossier);
    expect(token).not.toBe('');
    expect(await codeOf(check(token))).toBe('not-found');
    for (const guess of [dossier.code, 'A'.repeat(22), "' or 1=1", ''])
      expect(await codeOf(check(guess))).toBe('not-found');
  });
});
