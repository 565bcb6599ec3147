import { listInbox, listNotices } from '@dongbo/contract';
import {
  getLetter,
  getMyDossier,
  getMyLetter,
  proposeEnding,
  receiveDossier,
  returnApology,
  sendApology,
  withdrawDossier,
  writeApology,
  type Dossier,
} from '@dongbo/contract/procedures';
import { runDueSchedules } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkRegisters } from '../dossiers/check-registers.ts';
import {
  act,
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { answer, ask, received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
// Monday; three working days end on Thursday morning.
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { specialist, leader, second, counter, head } = officials;
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;
const inProcessing = async (): Promise<Dossier> => {
  const dossier = await bringTo(world, await received(world), 'processing');
  return await see(world, dossier.id, specialist);
};
const sweep = async () => {
  world.clock.advance(31 * 60_000);
  await runDueSchedules(world.worker);
  await world.drain();
};
const write = async (dossier: Dossier, changes: object = {}, as: string = specialist) => {
  minutePasses(world);
  const words = {
    cause: 'many-dossiers',
    explanation: 'Đợt cao điểm',
    unitId: dossier.competentUnit.id,
    promisedOn: '2026-03-25',
  };
  await world.call(writeApology, { dossierId: dossier.id, version: dossier.version, ...words, ...changes }, { as });
  return await see(world, dossier.id, leader);
};
const send = async ({ id: dossierId, version }: Dossier, as: string = leader) => {
  minutePasses(world);
  await world.call(sendApology, { dossierId, version }, { as });
  return await see(world, dossierId, leader);
};
/** What the writer of an apology was told, with the remark of the leader. */
const toldToWriter = async ({ id }: Dossier) => {
  await world.drain();
  const { items } = await world.call(listNotices, {}, { as: specialist });
  return items
    .filter(({ key, subjectId }) => subjectId === id && key.startsWith('apology-'))
    .map(({ key, facts }) => [key, facts['remark']]);
};
const typesOf = async ({ id }: Dossier) => (await eventsOf(world, id)).map(({ type }) => type);

test('it is prepared once, before the last working day, for whoever has the dossier', async () => {
  const dossier = await inProcessing();
  await sweep();
  expect((await see(world, dossier.id, specialist)).apology).toBeNull();
  world.clock.set('2026-03-18T07:30:00+07:00');
  await sweep();
  await sweep();
  const near = await see(world, dossier.id, specialist);
  expect(near).toMatchObject({ apology: { state: 'drafted', dueAt: dossier.clock?.dueAt }, version: dossier.version });
  expect(near.sidePaths).toContain('write-apology');
  expect((await typesOf(dossier)).filter((type) => type === 'apology-drafted')).toHaveLength(1);
  const { items } = await world.call(listInbox, { q: dossier.code }, { as: specialist });
  // Beside the step, never in its place; and only until what it warns of has come.
  expect(items).toMatchObject([{ step: { name: { vi: 'Thẩm định, xử lý' } }, mark: { vi: 'nên soạn thư xin lỗi' } }]);
  world.clock.set('2026-03-20T08:00:00+07:00');
  const late = await world.call(listInbox, { q: dossier.code }, { as: specialist });
  expect(late.items).toMatchObject([{ dueState: 'overdue', mark: null }]);
});

test('the leader sends it once: both dates stay, the owner is told, form 04 is there', async () => {
  const dossier = await inProcessing();
  const written = await write(dossier);
  expect(written).toMatchObject({ apology: { state: 'written' }, sidePaths: expect.arrayContaining(['send-apology']) });
  const inbox = await world.call(listInbox, { q: dossier.code }, { as: leader });
  expect(inbox.items.map(({ slot }) => slot)).toEqual(['apology']);
  // What will be signed is looked at first, by those who may open the dossier; the owner sees nothing of it.
  const draft = { dossierId: dossier.id, form: 'apology' as const };
  expect((await world.call(getLetter, draft, { as: leader })).name).toBe(`Xin-loi-${dossier.code}.pdf`);
  expect(await codeOf(world.call(getMyLetter, draft, { as: 'congdan1' }))).toBe('letter.not-there-yet');
  const hidden = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
  expect(hidden.apology).toBeNull();
  expect(await codeOf(send(written, specialist))).toBe('not-allowed');
  const late = await send(written);
  expect(late).toMatchObject({
    apology: { state: 'sent', promisedOn: '2026-03-25', dueAt: dossier.clock?.dueAt },
    clock: { dueAt: dossier.clock?.dueAt, originalDueAt: dossier.clock?.originalDueAt },
    letters: expect.arrayContaining(['apology']),
  });
  expect((await world.call(listInbox, { q: dossier.code }, { as: leader })).items).toEqual([]);
  const mine = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
  expect(mine).toMatchObject({
    apology: { promisedOn: '2026-03-25', by: null },
    clock: { dueAt: dossier.clock?.dueAt },
  });
  expect(mine.timeline.map(({ type }) => type)).not.toContain('procedures.apology-written');
  await world.drain();
  const { items } = await world.call(listNotices, {}, { as: 'congdan1' });
  expect(items.find(({ key, subjectId }) => key === 'apology-sent' && subjectId === dossier.id)?.facts).toMatchObject({
    promisedOn: '2026-03-25',
  });
  expect(await toldToWriter(late)).toEqual([['apology-signed', undefined]]);
  const letter = await world.call(getLetter, { dossierId: dossier.id, form: 'apology' }, { as: counter });
  expect(letter).toMatchObject({ type: 'application/pdf', name: `Xin-loi-${dossier.code}.pdf` });
  expect(await codeOf(write(late))).toBe('apology.sent-already');
  expect(await codeOf(send(late))).toBe('apology.sent-already');
  const rows = await tablesOf(world)
    .selectFrom('issued_letter')
    .select('form')
    .where('dossier_id', '=', dossier.id)
    .execute();
  expect(rows).toEqual([{ form: 'apology' }]);
  // A drill after a restore counts the book of apologies like the others.
  expect((await checkRegisters(tablesOf(world))).broken).toEqual([]);
});

test('what cannot be promised is refused with its cause', async () => {
  const dossier = await inProcessing();
  expect(await codeOf(write(dossier, {}, second))).toBe('not-allowed');
  expect(await codeOf(write(dossier, { cause: 'weather' }))).toBe('apology.cause-unknown');
  expect(await codeOf(write(dossier, { unitId: dossier.id }))).toBe('apology.unit-unknown');
  // The due date itself, a Sunday, and a day beyond every calendar.
  for (const promisedOn of ['2026-03-19', '2026-03-22', '2031-03-20'])
    expect(await codeOf(write(dossier, { promisedOn }))).toBe('apology.day-not-possible');
  expect(await codeOf(send(dossier))).toBe('apology.none-written');
});

test('the leader gives it back with a remark, and it is written again', async () => {
  const written = await write(await inProcessing());
  const order = { dossierId: written.id, version: written.version, remark: 'Nêu rõ hơn' };
  await world.call(returnApology, order, { as: leader });
  const back = await see(world, written.id, specialist);
  expect(back).toMatchObject({ apology: { state: 'drafted', remark: 'Nêu rõ hơn', explanation: 'Đợt cao điểm' } });
  expect(await toldToWriter(back)).toEqual([['apology-returned', 'Nêu rõ hơn']]);
  expect(await write(back)).toMatchObject({ apology: { state: 'written', remark: null } });
});

test('what another body settles from now on waits for the leader of that body', async () => {
  const written = await write(await inProcessing());
  const reason = 'Không thuộc thẩm quyền';
  const again = await act(world, specialist, written, { action: 'return', reason });
  const { id: dossierId, version } = await act(world, head, again, { action: 'return', reason });
  const competentUnitId = await unitIdOf(world, 'H19.146');
  await world.call(receiveDossier, { dossierId, version, competentUnitId }, { as: counter });
  expect((await world.call(listInbox, { q: written.code }, { as: leader })).items).toEqual([]);
  const signing = await tablesOf(world)
    .selectFrom('work_item')
    .select('unit_id')
    .where('subject_id', '=', dossierId)
    .where('slot', '=', 'apology')
    .execute();
  expect(signing).toEqual([{ unit_id: competentUnitId }]);
});

test('of what was withdrawn meanwhile nobody signs it, and nobody gives it back', async () => {
  const written = await write(await inProcessing());
  const order = {
    dossierId: written.id,
    version: written.version,
    reason: 'Rút',
    fileIds: [await upload(world, counter)],
  };
  const { version } = await world.call(withdrawDossier, order, { as: counter });
  const { sidePaths } = await see(world, written.id, leader);
  expect(sidePaths).not.toContain('send-apology');
  expect(sidePaths).not.toContain('return-apology');
  const remark = { dossierId: written.id, version, remark: 'Nêu rõ hơn' };
  expect(await codeOf(world.call(returnApology, remark, { as: leader }))).toBe('apology.none-written');
});

test('what was done meanwhile needs none, and its work leaves the inbox', async () => {
  // Behind the sweeps of the tests before: the schedule knows when it ran last.
  world.clock.set('2026-04-06T08:00:00+07:00');
  const written = await write(await inProcessing(), { promisedOn: '2026-04-20' });
  await tablesOf(world)
    .updateTable('dossier')
    .set({ finished_at: world.clock.now() })
    .where('id', '=', written.id)
    .execute();
  await sweep();
  expect((await see(world, written.id, leader)).apology).toBeNull();
  expect((await world.call(listInbox, { q: written.code }, { as: leader })).items).toEqual([]);
});

test('prepared anew it says nothing of the one that was not needed after all', async () => {
  // Behind the sweeps of the tests before; a schedule begins after it was first seen.
  world.clock.set('2026-04-13T08:00:00+07:00');
  await sweep();
  const written = await write(await inProcessing(), { promisedOn: '2026-04-24' });
  const remark = { dossierId: written.id, version: written.version, remark: 'Nêu rõ hơn' };
  await world.call(returnApology, remark, { as: leader });
  await ask(world, await see(world, written.id, specialist), specialist);
  await sweep();
  expect((await see(world, written.id, specialist)).apology).toBeNull();
  await answer(world, written.id);
  world.clock.set('2026-04-16T08:00:00+07:00');
  await sweep();
  const anew = { state: 'drafted', cause: null, explanation: null, promisedOn: null, by: null, remark: null };
  expect((await see(world, written.id, specialist)).apology).toMatchObject(anew);
});

test('a late dossier is refused only after the apology', async () => {
  const dossier = await inProcessing();
  world.clock.set('2026-03-23T09:00:00+07:00');
  const why = { kind: 'refused', ground: 'conditions-not-met', reason: 'Không đủ điều kiện' } as const;
  const propose = ({ id: dossierId, version }: Dossier) =>
    world.call(proposeEnding, { dossierId, version, ...why }, { as: specialist });
  expect(await codeOf(propose(dossier))).toBe('ending.apology-first');
  const sent = await send(await write(dossier));
  await propose(sent);
  expect((await see(world, dossier.id, leader)).sidePaths).toContain('decide-ending');
});
