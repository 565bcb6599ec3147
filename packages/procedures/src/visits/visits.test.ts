import {
  decideEnding,
  listTrackingBook,
  getDossier,
  getLetter,
  listVisits,
  makeReceipt,
  proposeEnding,
  receiveDossier,
  takeInDossier,
  takePayment,
  withdrawDossier,
  writeResult,
  type Dossier,
} from '@dongbo/contract/procedures';
import type { CallOf } from '@dongbo/contract';
import { findLetter, formatInstant } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  eventsOf,
  minutePasses,
  officials,
  oneStopCode,
  paperOrder,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { demand } from '../fees/fees-world.fixture.ts';

let world: World;

beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const { counter, leader } = officials;
const at = (text: string): void => world.clock.set(text);
const seen = async ({ id: dossierId }: { id: string }, as: string = counter): Promise<Dossier> =>
  await world.call(getDossier, { dossierId }, { as });
const begin = async (changes: Partial<CallOf<typeof takeInDossier>> = {}): Promise<Dossier> => {
  const order = await paperOrder(world, { procedureCode: procedures.copies, sameVisit: true, ...changes });
  return await seen(await world.call(takeInDossier, order, { as: counter }));
};
const write = async ({ id: dossierId, version }: Dossier, as: string = counter) => {
  minutePasses(world);
  const order = { dossierId, version, title: 'Bản sao có chứng thực', body: 'Bằng tốt nghiệp: 3 bản.' };
  await world.call(writeResult, order, { as });
  return await seen({ id: dossierId });
};
const visitsHere = async () =>
  (await world.call(listVisits, { unitId: await unitIdOf(world, oneStopCode) }, { as: counter })).items;
const stageOf = async ({ id }: Dossier) => (await visitsHere()).find(({ dossierId }) => dossierId === id)?.stage;

test('taken in, written, signed by the leader, issued and handed over at the counter, each with its record', async () => {
  at('2026-03-11T09:00:00+07:00');
  const taken = await begin();
  expect(taken).toMatchObject({
    state: 'in-progress',
    step: { id: 'processing' },
    mayWriteResult: true,
    letters: ['control-slip'],
    clock: {
      limit: { unit: 'immediate' },
      limitBy: 'procedure',
      dueAt: formatInstant(new Date('2026-03-11T17:00:00+07:00')),
    },
  });
  expect(await stageOf(taken)).toBe('at-counter');
  const sent = await act(world, counter, await write(taken), { action: 'forward' });
  expect(await stageOf(sent)).toBe('with-leader');
  const approved = await act(world, leader, sent, { action: 'approve' });
  expect(approved.result?.number).toMatch(/^\d+\//);
  expect(await stageOf(approved)).toBe('being-signed');
  expect((await refusalOf(act(world, counter, approved, { action: 'issue' }))).code).toBe('result.not-signed-yet');
  await world.drain();
  expect(await stageOf(approved)).toBe('to-hand-over');
  const issued = await act(world, counter, approved, { action: 'issue' });
  const { feeDemandId, amount } = await demand(world, issued.id);
  const handing = { action: 'hand-over', receiver: 'owner' } as const;
  expect((await refusalOf(act(world, counter, issued, handing))).code).toBe('fee.unpaid');
  await world.call(takePayment, { feeDemandId, method: 'cash', amount, payerName: 'Nguyễn Thị Thảo' }, { as: counter });
  const done = await act(world, counter, issued, handing);
  expect(done).toMatchObject({ state: 'returned', step: null, clock: { outcome: 'on-time' } });
  expect(await stageOf(done)).toBeUndefined();
  const types = (await eventsOf(world, done.id)).map(({ type }) => type);
  for (const type of ['dossier-received', 'result-numbered', 'result-signed', 'result-issued', 'result-returned'])
    expect(types, type).toContain(type);
  expect(await findLetter(tablesOf(world), { subjectId: done.id, form: 'receipt' })).toBeUndefined();
  const period = { unitId: await unitIdOf(world, oneStopCode), from: '2026-03-11', to: '2026-03-11' };
  const book = await world.call(listTrackingBook, period, { as: counter });
  expect(book.items.map(({ id }) => id)).toContain(done.id);
});

test.each([
  ['2026-03-12T14:59:00+07:00', '2026-03-12T17:00:00+07:00'],
  ['2026-03-12T15:00:00+07:00', '2026-03-13T17:00:00+07:00'],
  // Friday after 15:00.
  ['2026-03-13T15:01:00+07:00', '2026-03-16T17:00:00+07:00'],
])('received %s it is due %s', async (received, due) => {
  at(received);
  expect((await begin()).clock?.dueAt).toBe(formatInstant(new Date(due)));
});

test('the receipt is made when somebody asks, once, and of whatever version was seen', async () => {
  at('2026-03-17T09:00:00+07:00');
  const taken = await begin();
  const asked = { dossierId: taken.id, version: taken.version };
  const receipt = { dossierId: taken.id, form: 'receipt' } as const;
  expect(taken.sidePaths).toContain('make-receipt');
  expect((await refusalOf(world.call(getLetter, receipt, { as: counter }))).code).toBe('letter.not-there-yet');
  expect((await refusalOf(world.call(makeReceipt, asked, { as: officials.specialist }))).code).toBe('not-allowed');
  const requestId = crypto.randomUUID();
  const first = await world.call(makeReceipt, asked, { as: counter, requestId });
  expect(await world.call(makeReceipt, asked, { as: counter, requestId })).toEqual(first);
  expect((await refusalOf(world.call(makeReceipt, asked, { as: counter }))).code).toBe('dossier.changed-meanwhile');
  const again = { dossierId: taken.id, version: first.version };
  expect((await refusalOf(world.call(makeReceipt, again, { as: counter }))).code).toBe('receipt.there-already');
  const after = await seen(taken);
  expect(after.letters).toContain('receipt');
  expect(after.sidePaths).not.toContain('make-receipt');
  const letter = await findLetter(tablesOf(world), { subjectId: taken.id, form: 'receipt' });
  expect(letter?.content.data).toMatchObject({ number: expect.stringMatching(/TNHS/), dueAt: after.clock?.dueAt });
});

test('what is not settled on the day, or by another body, is not taken in so', async () => {
  at('2026-03-18T09:00:00+07:00');
  const slow = await paperOrder(world, { sameVisit: true });
  expect((await refusalOf(world.call(takeInDossier, slow, { as: counter }))).code).toBe('dossier.not-in-one-visit');
  const competentUnitId = await unitIdOf(world, 'H19.146');
  const elsewhere = await paperOrder(world, { procedureCode: procedures.copies, sameVisit: true, competentUnitId });
  expect((await refusalOf(world.call(takeInDossier, elsewhere, { as: counter }))).code).toBe(
    'dossier.not-in-one-visit',
  );
});

test('who settles is not who asks, nor who signs; other steps and other counters stay shut', async () => {
  at('2026-03-19T09:00:00+07:00');
  const { personId } = await world.actor(counter);
  const { identity_number: identityNumber, name } = await tablesOf(world)
    .selectFrom('person')
    .select(['identity_number', 'name'])
    .where('id', '=', personId ?? '')
    .executeTakeFirstOrThrow();
  const own = { type: 'citizen', name, identityNumber, address: null, phone: null, email: null } as const;
  expect((await refusalOf(begin({ owner: own }))).code).toBe('dossier.same-person');
  const sent = await act(world, counter, await write(await begin()), { action: 'forward' });
  expect((await refusalOf(act(world, counter, sent, { action: 'approve' }))).code).toBe('dossier.action-not-possible');
  expect((await refusalOf(write(sent))).code).toBe('result.not-writable-now');
  const unitId = await unitIdOf(world, oneStopCode);
  for (const as of ['motcua.longbinh', officials.specialist])
    expect((await refusalOf(world.call(listVisits, { unitId }, { as }))).code).toMatch(/not-/);
  // A counter writes results of its own visits alone.
  const usual = await seen(await world.call(takeInDossier, await paperOrder(world), { as: counter }));
  expect((await refusalOf(write(usual))).code).toBe('result.not-writable-now');
});

test('the leader may send it back, and papers that change at the counter bring a receipt', async () => {
  at('2026-03-20T09:00:00+07:00');
  const sent = await act(world, counter, await write(await begin()), { action: 'forward' });
  const refused = await act(world, leader, sent, { action: 'refuse-approval', reason: 'Sai số bản' });
  const back = await seen(refused);
  expect(back).toMatchObject({ step: { id: 'processing' }, mayWriteResult: true });
  expect(await stageOf(back)).toBe('at-counter');
  const reception = await act(world, counter, back, { action: 'return', reason: 'Thiếu bản chính' });
  expect(reception.step?.id).toBe('reception');
  expect(reception.letters).not.toContain('receipt');
  const papers = [{ componentId: 'g1.c1', originals: 1, certifiedCopies: 0, photocopies: 0 }];
  await world.call(receiveDossier, { dossierId: back.id, version: reception.version, papers }, { as: counter });
  const again = await seen(back);
  expect(again).toMatchObject({ step: { id: 'processing' }, mayWriteResult: true });
  expect(again.letters).toContain('receipt');
  // There was none before it.
  expect(again.oldReceipts).toEqual([]);
});

test('what goes to another body after all gets the receipt that was not made', async () => {
  at('2026-03-23T09:00:00+07:00');
  const taken = await begin();
  const back = await act(world, counter, taken, { action: 'return', reason: 'Không thuộc thẩm quyền' });
  const competentUnitId = await unitIdOf(world, 'H19.146');
  await world.call(receiveDossier, { dossierId: back.id, version: back.version, competentUnitId }, { as: counter });
  const after = await seen(taken);
  expect(after).toMatchObject({ step: { id: 'assignment' }, competentUnit: { id: competentUnitId } });
  expect(after.letters).toContain('receipt');
  expect((await findLetter(tablesOf(world), { subjectId: taken.id, form: 'receipt' }))?.ordinal).toBe(1);
});

test('what goes to another body keeps the receipt that somebody asked for', async () => {
  at('2026-03-24T09:00:00+07:00');
  const taken = await begin();
  await world.call(makeReceipt, { dossierId: taken.id, version: taken.version }, { as: counter });
  const back = await act(world, counter, await seen(taken), { action: 'return', reason: 'Không thuộc thẩm quyền' });
  const competentUnitId = await unitIdOf(world, 'H19.146');
  await world.call(receiveDossier, { dossierId: back.id, version: back.version, competentUnitId }, { as: counter });
  expect((await seen(taken)).competentUnit.id).toBe(competentUnitId);
  expect((await findLetter(tablesOf(world), { subjectId: taken.id, form: 'receipt' }))?.ordinal).toBe(1);
});

test('of what has ended no receipt is made that promises a day', async () => {
  at('2026-03-25T09:00:00+07:00');
  const taken = await begin();
  minutePasses(world);
  const order = { dossierId: taken.id, version: taken.version, reason: 'Rút', fileIds: [await upload(world, counter)] };
  const { version } = await world.call(withdrawDossier, order, { as: counter });
  expect((await seen(taken)).sidePaths).not.toContain('make-receipt');
  const asked = world.call(makeReceipt, { dossierId: taken.id, version }, { as: counter });
  expect((await refusalOf(asked)).code).toBe('dossier.action-not-possible');
});

test('what cannot be done after all is proposed by the counter and refused by the leader', async () => {
  at('2026-03-12T09:00:00+07:00');
  const taken = await begin();
  expect(taken.sidePaths).toContain('propose-ending');
  minutePasses(world);
  const proposal = { kind: 'refused', ground: 'not-competent', reason: 'Bản chính bị tẩy xóa' } as const;
  await world.call(proposeEnding, { dossierId: taken.id, version: taken.version, ...proposal }, { as: counter });
  const { version } = await seen(taken, leader);
  minutePasses(world);
  await world.call(decideEnding, { dossierId: taken.id, version }, { as: leader });
  expect(await seen(taken)).toMatchObject({ state: 'refused', ending: { kind: 'refused', reason: proposal.reason } });
});
