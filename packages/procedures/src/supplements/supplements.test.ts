import { listInbox, listNotices, type CallOf } from '@dongbo/contract';
import {
  actOnDossier,
  answerSupplement,
  getLetter,
  getMyDossier,
  getMySupplement,
  listMyDossiers,
  receiveDossier,
  recordSupplement,
  requestSupplement,
  writeResult,
} from '@dongbo/contract/procedures';
import { runDueSchedules } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  fileOnline,
  minutePasses,
  officials,
  personIdOf,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { getProcedureVersion } from '../catalogue/procedure-store.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { ReceiptData } from '../letters/letter-data.ts';
import { itemsOf } from './supplement-rule.ts';
import { accept, answer, answerOf, ask, received, see } from './supplement-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
// A Monday morning: three working days lie before the weekend.
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { counter, head, specialist } = officials;
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;

describe('in processing', () => {
  test('asking stops the clock in the ledger, makes form 02 and tells the owner until when', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    const asked = await ask(world, dossier, specialist);
    expect(asked).toMatchObject({
      state: 'suspended',
      step: { id: 'processing' },
      actions: [],
      mayWriteResult: false,
      supplementCount: 1,
      clock: {
        dueAt: null,
        originalDueAt: dossier.clock?.originalDueAt,
        suspensions: [{ reason: 'Hồ sơ chưa rõ', legalGround: expect.stringContaining('118/2025/NĐ-CP'), to: null }],
      },
      supplement: {
        ordinal: 1,
        state: 'asked',
        guidePhone: '+84912345678',
        items: [
          { kind: 'paper', isBrought: false, wanted: 'Bản chụp bị mờ, nộp lại bản rõ' },
          { kind: 'field', name: 'Đề nghị giải quyết việc gì?', isBrought: false },
        ],
      },
    });
    expect(asked.letters).toContain('supplement');
    expect((await world.call(listInbox, { q: asked.code }, { as: specialist })).items).toMatchObject([
      { dueState: 'suspended' },
    ]);
    const letter = { dossierId: dossier.id, form: 'supplement' } as const;
    expect(await world.call(getLetter, letter, { as: counter })).toMatchObject({ type: 'application/pdf' });
    await world.drain();
    const { items } = await world.call(listNotices, {}, { as: 'congdan1' });
    expect(items[0]).toMatchObject({
      key: 'supplement-asked',
      facts: { code: asked.code, dueAt: asked.supplement?.answerBy },
    });
    const mine = await world.call(listMyDossiers, {}, { as: 'congdan1' });
    expect(mine.asked[0]).toMatchObject({ id: dossier.id, answerBy: asked.supplement?.answerBy });
  });

  test('the answer starts the limit anew from the instant at which everything was there; the officer accepts later', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    await ask(world, dossier, specialist);
    world.clock.set('2026-03-23T09:00:00+07:00');
    const mine = await answer(world, dossier.id);
    expect(mine).toMatchObject({ state: 'in-progress', next: 'answered', supplement: { state: 'answered' } });
    expect(mine.papers[0]?.files).toHaveLength(2);
    expect(JSON.stringify(mine.answers)).toContain('Đề nghị cấp giấy chứng nhận đăng ký hộ kinh doanh');
    world.clock.set('2026-03-24T16:00:00+07:00');
    const seen = await see(world, dossier.id, specialist);
    // Three working days from Monday nine o’clock; it is so near that an apology may be written.
    expect(seen).toMatchObject({
      sidePaths: ['write-apology', 'ask-supplement', 'accept-supplement', 'propose-ending'],
      clock: { dueAt: '2026-03-26T09:00:00+07:00', originalDueAt: dossier.clock?.originalDueAt },
    });
    const [work] = (await world.call(listInbox, { q: seen.code }, { as: specialist })).items;
    expect(work?.mark?.vi).toBe('đã bổ sung');
    const forward = { dossierId: dossier.id, version: seen.version, action: 'forward' };
    const write = { dossierId: dossier.id, version: seen.version, title: 'Kết quả', body: 'Nội dung' };
    expect(await codeOf(world.call(writeResult, write, { as: specialist }))).toBe('result.not-writable-now');
    expect(await codeOf(world.call(actOnDossier, forward, { as: specialist }))).toBe('dossier.waits-for-supplement');
    const accepted = await accept(world, dossier.id, specialist);
    expect(accepted).toMatchObject({ supplement: null, mayWriteResult: true, clock: seen.clock });
    const written = { dossierId: dossier.id, version: accepted.version, title: 'Kết quả', body: 'Nội dung' };
    const { version } = await world.call(writeResult, written, { as: specialist });
    const reviewed = await act(world, specialist, { id: dossier.id, version }, { action: 'forward' });
    expect(reviewed.step?.id).toBe('review');
    await world.drain();
    const notices = await world.call(listNotices, {}, { as: specialist });
    expect(notices.items.map(({ key }) => key)).toContain('supplement-answered');
    expect((await eventsOf(world, dossier.id)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['supplement-asked', 'supplement-answered', 'supplement-accepted']),
    );
    const row = await tablesOf(world)
      .selectFrom('supplement_request')
      .select('changes')
      .where('dossier_id', '=', dossier.id)
      .executeTakeFirstOrThrow();
    expect(row.changes).toMatchObject([{ field: 'requestContent', before: 'Đề nghị giải quyết' }]);
  });

  test('an incomplete answer is a further request, and a third is refused', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    await ask(world, dossier, specialist);
    world.clock.advance(3_600_000);
    await answer(world, dossier.id);
    world.clock.advance(3_600_000);
    const again = await ask(world, await see(world, dossier.id, specialist), specialist);
    expect(again).toMatchObject({ supplementCount: 2, supplement: { ordinal: 2, state: 'asked' } });
    // The time between was not the owner's to lose: the second pause begins where the first ended.
    const [first, second] = again.clock?.suspensions ?? [];
    expect(second?.from).toBe(first?.to);
    await answer(world, dossier.id);
    const seen = await see(world, dossier.id, specialist);
    expect(seen.sidePaths).toEqual(['accept-supplement', 'propose-ending']);
    expect(await codeOf(ask(world, seen, specialist))).toBe('supplement.asked-too-often');
  });

  test('after three working days nothing is asked any more, nor once the result is decided', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    world.clock.set('2026-03-19T10:00:00+07:00');
    expect((await see(world, dossier.id, specialist)).sidePaths).not.toContain('ask-supplement');
    expect(await codeOf(ask(world, dossier, specialist))).toBe('supplement.asked-too-late');
    world.clock.set('2026-03-16T08:30:00+07:00');
    const approved = await bringTo(world, await received(world), 'issuing');
    expect(await codeOf(ask(world, approved, officials.clerk))).toBe('not-allowed');
    const back = await act(world, officials.clerk, approved, { action: 'return', reason: 'Sai tên' });
    expect(back.sidePaths).toEqual([]);
  });

  test('asking when the time has run out leaves the dossier late, also when the answer came in time', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    const due = '2026-03-16T12:00:00+07:00';
    await tablesOf(world)
      .updateTable('dossier')
      .set({ limit_unit: 'working-hour', limit_value: 4, due_at: due, original_due_at: due })
      .where('id', '=', dossier.id)
      .execute();
    world.clock.set('2026-03-16T14:00:00+07:00');
    const asked = await ask(world, dossier, specialist);
    const late = { dueAt: expect.any(String), dueState: 'overdue' };
    expect(asked.clock).toMatchObject(late);
    world.clock.set('2026-03-16T15:00:00+07:00');
    await answer(world, dossier.id);
    expect((await see(world, dossier.id, specialist)).clock).toEqual({
      ...asked.clock,
      suspensions: [expect.objectContaining({ to: '2026-03-16T15:00:00+07:00' })],
    });
  });

  test('words alone bring nothing: the clock stands until the officer decides to do without', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    await ask(world, dossier, specialist);
    const remark = 'Cơ quan cấp đang làm lại giấy này';
    const mine = await answer(world, dossier.id, { papers: [{ itemId: '1', remark }] });
    expect(mine).toMatchObject({ state: 'suspended', supplement: { state: 'asked' } });
    const seen = await see(world, dossier.id, specialist);
    expect(seen).toMatchObject({
      state: 'suspended',
      sidePaths: ['ask-supplement', 'accept-supplement'],
      clock: { dueAt: null },
      supplement: { items: [{ isBrought: false, remark }, { isBrought: true }] },
    });
    const told = seen.timeline.find(({ type }) => type === 'procedures.supplement-recorded.explained');
    expect(told?.note).toContain(remark);
    await world.drain();
    const notices = await world.call(listNotices, {}, { as: specialist });
    expect(notices.items.filter(({ key }) => key === 'supplement-explained')).toMatchObject([
      { facts: { code: seen.code } },
    ]);
    world.clock.set('2026-03-23T09:00:00+07:00');
    const accepted = await accept(world, dossier.id, specialist);
    // Three working days from the decision.
    expect(accepted).toMatchObject({
      state: 'in-progress',
      supplement: null,
      mayWriteResult: true,
      clock: { dueAt: '2026-03-26T09:00:00+07:00', suspensions: [{ to: '2026-03-23T09:00:00+07:00' }] },
    });
  });

  test('another owner is told as before and after, and the receipt is made anew under the name of who received', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    const stored = await findDossier(tablesOf(world), dossier.id, { at: world.clock.now(), lock: false });
    if (stored?.supplement !== null) throw new Error('Nothing is asked yet');
    await ask(world, dossier, specialist);
    const asked = await findDossier(tablesOf(world), dossier.id, { at: world.clock.now(), lock: false });
    const change = { ...dossier.owner, name: 'Trần Thị Khác' };
    const items = asked?.supplement?.items.map(({ id, kind, form, field }) => ({
      id,
      kind,
      name: 'Họ tên',
      wanted: 'x',
      componentId: kind === 'paper' ? 'desk.1' : null,
      form: form === null ? null : 'applicant',
      field: field === null ? null : 'ownerName',
      brought: kind === 'paper' ? { at: '2026-03-16T09:00:00+07:00', remark: null, fileIds: [] } : null,
    }));
    await tablesOf(world)
      .updateTable('supplement_request')
      .set({ items: JSON.stringify(items) })
      .where('dossier_id', '=', dossier.id)
      .execute();
    const order = await answerOf(world, dossier.id, { papers: [], answers: { applicant: { ownerName: change.name } } });
    expect(await codeOf(world.call(answerSupplement, order, { as: 'congdan1' }))).toBe('done');
    const seen = await see(world, dossier.id, specialist);
    expect(seen.owner.name).toBe(change.name);
    const told = seen.timeline.find(({ type }) => type === 'procedures.supplement-answered');
    expect(told?.note).toContain(`${dossier.owner.name} → ${change.name}`);
    expect(seen.timeline.map(({ type }) => type)).toContain('procedures.dossier-papers-changed');
    expect(seen.oldReceipts).toMatchObject([{ ordinal: 1 }]);
    const receipts = await tablesOf(world)
      .selectFrom('letter')
      .select(['ordinal', 'data'])
      .where('subject_id', '=', dossier.id)
      .where('form', '=', 'receipt')
      .orderBy('ordinal')
      .execute();
    const [first, second] = receipts.map(({ data }) => ReceiptData.parse(Object(data).data));
    expect(receipts).toHaveLength(2);
    expect(second).toMatchObject({
      owner: { name: change.name },
      receiver: first?.receiver,
      delays: {
        supplements: [{ ordinal: 1, answeredAt: expect.any(String) }],
        suspended: expect.stringContaining('ngày'),
      },
    });
    expect(first?.delays).toEqual({ supplements: [], suspended: null, promisedOn: null });
  });

  test('what the counter wrote down meanwhile does not undo an answer; of one question answered twice the second is told', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    const asked = await ask(world, dossier, specialist);
    const prepared = await answerOf(world, dossier.id);
    const atCounter = { dossierId: dossier.id, version: asked.version };
    await world.call(recordSupplement, { ...atCounter, papers: [{ itemId: '1', originals: 1 }] }, { as: counter });
    expect(await codeOf(world.call(answerSupplement, prepared, { as: 'congdan1' }))).toBe('done');
    const both = await see(world, dossier.id, specialist);
    expect(both.supplement?.state).toBe('answered');
    expect(both.papers[0]).toMatchObject({ originals: 1, files: [{}, {}] });

    const other = await bringTo(world, await received(world), 'processing');
    const open = await ask(world, other, specialist);
    const late = await answerOf(world, other.id);
    const answers = { 'general-request': { requestContent: 'Nội dung ghi tại quầy' } };
    await world.call(recordSupplement, { dossierId: other.id, version: open.version, answers }, { as: counter });
    expect(await codeOf(world.call(answerSupplement, late, { as: 'congdan1' }))).toBe('supplement.answered-elsewhere');
  });

  test('of two officers at once one wins and the other is told; of two devices too', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    const both = await Promise.all([
      codeOf(ask(world, dossier, specialist)),
      codeOf(ask(world, dossier, specialist, { reason: 'Khác' })),
    ]);
    expect(both.toSorted()).toEqual(['done', 'dossier.changed-meanwhile']);
    const orders = [await answerOf(world, dossier.id), await answerOf(world, dossier.id)];
    const sent = await Promise.all(
      orders.map((order) => codeOf(world.call(answerSupplement, order, { as: 'congdan1' }))),
    );
    expect(sent.toSorted()).toEqual(['done', 'supplement.answered-elsewhere']);
    // What the second device sent stays its person's own, to be sent again.
    const files = await tablesOf(world)
      .selectFrom('file')
      .select('attached_to')
      .where(
        'id',
        'in',
        orders.flatMap(({ papers }) => papers ?? []).flatMap(({ fileIds }) => fileIds ?? []),
      )
      .execute();
    expect(files.map(({ attached_to: subject }) => subject).toSorted()).toEqual([dossier.id, null].toSorted());
  });

  test('the work can still be given to a colleague while the dossier waits', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    const asked = await ask(world, dossier, specialist);
    const assigneeId = await personIdOf(world, officials.second);
    const given = await act(world, head, asked, { action: 'assign', assigneeId });
    expect(given).toMatchObject({ state: 'suspended', assignee: { id: assigneeId }, supplement: { state: 'asked' } });
  });
});

describe('at intake', () => {
  test('there is no clock: the dossier waits, comes back, and receiving it accepts what came', async () => {
    const filed = await fileOnline(world, procedures.economy);
    const seen = await see(world, filed.id);
    const asked = await ask(world, seen, counter);
    expect(asked).toMatchObject({
      state: 'suspended',
      clock: null,
      actions: [],
      sidePaths: ['record-supplement', 'withdraw', 'correct'],
    });
    const receive = { dossierId: filed.id, version: asked.version };
    expect(await codeOf(world.call(receiveDossier, receive, { as: counter }))).toBe('dossier.waits-for-supplement');
    world.clock.advance(86_400_000);
    expect(await answer(world, filed.id)).toMatchObject({ state: 'submitted', clock: null });
    const back = await see(world, filed.id);
    expect(back.actions.map(({ id }) => id)).toEqual(['receive']);
    await world.call(receiveDossier, { ...receive, version: back.version }, { as: counter });
    const received = await see(world, filed.id);
    expect(received).toMatchObject({
      state: 'in-progress',
      supplement: null,
      clock: { receivedAt: '2026-03-17T08:00:00+07:00', suspensions: [] },
    });
    expect((await eventsOf(world, filed.id)).map(({ type }) => type)).toContain('supplement-accepted');
  });

  test('the counter writes down piece by piece what is brought; the last piece answers', async () => {
    const filed = await fileOnline(world, procedures.economy);
    const asked = await ask(world, await see(world, filed.id), counter);
    const scan = await upload(world, counter);
    const at = { dossierId: filed.id, version: asked.version };
    expect(await codeOf(world.call(recordSupplement, at, { as: counter }))).toBe('supplement.nothing-brought');
    const first = await world.call(
      recordSupplement,
      { ...at, papers: [{ itemId: '1', originals: 1, fileIds: [scan] }] },
      { as: counter },
    );
    expect(first.state).toBe('suspended');
    const half = await see(world, filed.id);
    expect(half.supplement?.items.map(({ isBrought }) => isBrought)).toEqual([true, false]);
    expect(half.papers[0]).toMatchObject({ originals: 1, files: [{}, {}] });
    const answers = { 'general-request': { requestContent: 'Nội dung ghi tại quầy' } };
    const last = await world.call(recordSupplement, { ...at, version: half.version, answers }, { as: counter });
    expect(last.state).toBe('submitted');
    expect(await codeOf(world.call(recordSupplement, { ...at, version: last.version }, { as: counter }))).toBe(
      'supplement.none-open',
    );
  });

  test('an explained lack leaves the counter to receive or to refuse, also the second time', async () => {
    const filed = await fileOnline(world, procedures.economy);
    const explain = { papers: [{ itemId: '1', remark: 'Không còn giữ giấy này' }] };
    await ask(world, await see(world, filed.id), counter);
    expect((await see(world, filed.id)).sidePaths).not.toContain('refuse');
    await answer(world, filed.id, explain);
    const seen = await see(world, filed.id);
    expect(seen).toMatchObject({ state: 'suspended', supplement: { state: 'asked' } });
    expect(seen.sidePaths).toContain('refuse');
    expect(seen.actions.map(({ id }) => id)).toEqual(['receive']);
    await world.call(receiveDossier, { dossierId: filed.id, version: seen.version }, { as: counter });
    const taken = await see(world, filed.id);
    expect(taken).toMatchObject({ state: 'in-progress', supplement: null, clock: { suspensions: [] } });
    expect((await eventsOf(world, filed.id)).map(({ type }) => type)).toContain('supplement-accepted');
  });

  test('a paper dossier is asked for papers alone', async () => {
    const dossier = await takeIn(world);
    const items = [{ kind: 'paper', componentId: 'desk.1', name: 'Giấy ủy quyền', wanted: 'Nộp bản chính' }] as const;
    const order = { dossierId: dossier.id, version: dossier.version, items: [...items], reason: 'Thiếu' };
    await world.call(requestSupplement, order, { as: head });
    expect(await see(world, dossier.id)).toMatchObject({ supplement: { items: [{ name: 'Giấy ủy quyền' }] } });
  });
});

describe('nobody else', () => {
  test('sees, answers or reaches into what is not theirs', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    await ask(world, dossier, specialist);
    const order = await answerOf(world, dossier.id);
    const of = (changes: Partial<typeof order>) =>
      codeOf(world.call(answerSupplement, { ...order, ...changes }, { as: 'congdan1' }));
    expect(await codeOf(world.call(answerSupplement, order, { as: 'congdan2' }))).toBe('not-found');
    expect(await codeOf(world.call(getMySupplement, { dossierId: dossier.id }, { as: 'congdan2' }))).toBe('not-found');
    const strange = await upload(world, 'congdan2');
    const own = dossier.papers[0]?.files[0]?.id ?? '';
    for (const fileIds of [[strange], [own]])
      expect(await of({ papers: [{ itemId: '1', fileIds }] })).toBe('file.unknown');
    expect(await of({ papers: [{ itemId: '9', remark: 'x' }] })).toBe('supplement.item-unknown');
    expect(await of({ answers: { applicant: { ownerName: 'Ai Khác' } } })).toBe('supplement.item-unknown');
    expect(await of({ papers: [] })).toBe('supplement.not-complete');
    expect(await of({ answers: { 'general-request': { requestContent: '' } } })).toBe('dossier.answers-incomplete');
    expect(await of({ supplementId: dossier.id })).toBe('supplement.none-open');
    expect(await codeOf(ask(world, dossier, 'chuyenvien.tamhiep'))).toBe('not-found');
    expect(await of({ papers: [{ itemId: '1', remark: 'Cơ quan cấp đang làm lại giấy này' }] })).toBe('done');
  });

  test('an item of nothing is refused, and what the account says is not asked', async () => {
    const dossier = await bringTo(world, await received(world), 'processing');
    const asking = (item: CallOf<typeof requestSupplement>['items'][number]) =>
      codeOf(ask(world, dossier, specialist, { items: [item] }));
    expect(await asking({ kind: 'paper', componentId: 'g9.c9', wanted: 'x' })).toBe('supplement.item-unknown');
    // A line of the published text that is no paper of the list, such as a note to officials.
    const stored = await findDossier(tablesOf(world), dossier.id, { at: world.clock.now(), lock: false });
    if (stored === undefined) throw new Error('The dossier is there');
    const procedure = await getProcedureVersion(tablesOf(world), stored.procedure.versionId, world.clock.now());
    const [group] = procedure.componentGroups;
    const [first] = group?.items ?? [];
    if (group === undefined || first === undefined) throw new Error('It lists papers');
    const note = { ...first, id: 'g1.c9', name: 'Lưu ý: cán bộ tiếp nhận hướng dẫn người dân kê khai' };
    const noted = { ...procedure, componentGroups: [{ ...group, items: [...group.items, note] }] };
    const asksNote = [{ kind: 'paper', componentId: note.id, wanted: 'x' }] as const;
    expect(itemsOf(stored, { ...noted, papers: { ...procedure.papers, sure: true } }, [...asksNote])).toBeNull();
    // Of a text that could not be read with certainty nobody knows which lines are papers.
    const unsure = { ...noted, papers: { ...procedure.papers, sure: false } };
    expect(itemsOf(stored, unsure, [...asksNote])).toMatchObject([{ componentId: note.id }]);
    expect(
      itemsOf(stored, noted, [{ kind: 'paper', componentId: 'desk.1', name: 'Giấy ủy quyền', wanted: 'x' }]),
    ).toHaveLength(1);
    expect(await asking({ kind: 'field', form: 'general-request', field: 'none', wanted: 'x' })).toBe(
      'supplement.item-unknown',
    );
  });
});

test('what is never answered ends by rule after a notice: refused before reception, stopped after', async () => {
  const waiting = await ask(world, await see(world, (await fileOnline(world, procedures.economy)).id), counter);
  const dossier = await bringTo(world, await received(world), 'processing');
  await ask(world, dossier, specialist);
  await world.drain();
  const sweep = async (at: string) => {
    world.clock.set(at);
    await runDueSchedules(world.worker);
    await world.drain();
  };
  await sweep('2026-04-01T08:00:00+07:00');
  const keys = async () => (await world.call(listNotices, {}, { as: 'congdan1' })).items.map(({ key }) => key);
  expect(await keys()).not.toContain('supplement-reminder');
  await sweep('2026-04-10T17:30:00+07:00');
  expect((await keys()).filter((key) => key === 'supplement-reminder').length).toBeGreaterThanOrEqual(2);
  expect((await see(world, dossier.id)).state).toBe('suspended');
  await sweep('2026-04-16T08:00:00+07:00');
  expect(await see(world, waiting.id)).toMatchObject({
    state: 'refused',
    step: null,
    clock: null,
    ending: { kind: 'refused', by: null },
  });
  const stopped = await see(world, dossier.id);
  expect(stopped).toMatchObject({
    state: 'stopped',
    actions: [],
    sidePaths: [],
    clock: { originalDueAt: dossier.clock?.originalDueAt, finishedAt: '2026-04-16T08:00:00+07:00' },
    ending: { kind: 'stopped', ground: expect.stringContaining('Hết thời hạn chờ') },
  });
  expect(stopped.letters).toContain('ending');
  for (const id of [waiting.id, dossier.id])
    expect(await world.call(getLetter, { dossierId: id, form: 'ending' }, { as: counter })).toMatchObject({
      type: 'application/pdf',
    });
  expect((await world.call(listInbox, { q: stopped.code }, { as: specialist })).items).toEqual([]);
  expect(await keys()).toEqual(expect.arrayContaining(['dossier-refused', 'dossier-stopped']));
  const mine = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
  expect(mine).toMatchObject({ next: 'stopped', ending: { by: null } });
  const late = { ...(await answerOf(world, dossier.id)), supplementId: waiting.supplement?.id ?? '' };
  expect(await codeOf(world.call(answerSupplement, late, { as: 'congdan1' }))).toBe('supplement.none-open');
  minutePasses(world);
});
