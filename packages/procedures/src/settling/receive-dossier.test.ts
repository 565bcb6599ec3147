import { listInbox, type CallOf } from '@dongbo/contract';
import { getDossier, getLetter, getProcedure, importProcedures, receiveDossier } from '@dongbo/contract/procedures';
import { findLetter } from '@dongbo/kernel';
import { asSystem, type World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeLine } from '../catalogue/exchange-line.fixture.ts';
import { readLines } from '../catalogue/read-lines.ts';
import { seedFile } from '../catalogue/seed-catalogue.ts';
import {
  act,
  eventsOf,
  fileOnline,
  minutePasses,
  officials,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const counter = { as: officials.counter };
type Order = CallOf<typeof receiveDossier>;
const receive = async (
  dossierId: string,
  changes: Partial<Order> = {},
  as: string = officials.counter,
  requestId?: string,
) => {
  const given = requestId === undefined ? {} : { requestId };
  await world.call(receiveDossier, { dossierId, version: 1, ...changes }, { as, ...given });
  return await world.call(getDossier, { dossierId }, { as });
};

describe('receiving', () => {
  test('starts the clock now, not when it was filed', async () => {
    world.clock.set('2026-03-11T09:00:00+07:00');
    const { id } = await fileOnline(world, procedures.economy);
    world.clock.set('2026-03-12T16:00:00+07:00');
    const dossier = await receive(id, { note: 'Đã đối chiếu bản chính' });
    expect(dossier).toMatchObject({
      state: 'in-progress',
      submittedAt: '2026-03-11T09:00:00+07:00',
      clock: {
        receivedAt: '2026-03-12T16:00:00+07:00',
        originalDueAt: '2026-03-17T16:00:00+07:00',
        dueAt: '2026-03-17T16:00:00+07:00',
      },
      step: { id: 'assignment' },
      version: 2,
    });
    expect(dossier.timeline.at(-1)).toMatchObject({
      type: 'procedures.dossier-received',
      actor: (await world.actor(officials.counter)).name,
      note: 'Đã đối chiếu bản chính',
      stepName: { en: 'Reception' },
      toStepName: { en: 'Assignment' },
    });
    expect((await eventsOf(world, id)).at(-1)).toMatchObject({
      type: 'dossier-received',
      payload: { dueAt: dossier.clock?.dueAt },
    });
    expect((await world.call(listInbox, { q: dossier.code }, counter)).items).toEqual([]);
    expect((await world.call(listInbox, { q: dossier.code }, { as: officials.head })).items).toMatchObject([
      { version: 2 },
    ]);
    expect(await world.call(getLetter, { dossierId: id, form: 'receipt' }, counter)).toMatchObject({
      type: 'application/pdf',
    });
  });

  test('adds papers that the officer saw to those that were uploaded', async () => {
    const filed = await fileOnline(world, procedures.economy);
    const { componentGroups } = await world.call(getProcedure, { code: procedures.economy }, counter);
    const [first, second] = componentGroups.flatMap(({ items }) => items).map(({ id }) => id);
    const dossier = await receive(filed.id, { papers: [{ componentId: second ?? '', certifiedCopies: 1 }] });
    expect(dossier.papers).toMatchObject([
      { componentId: first, originals: 0, files: [{}] },
      { componentId: second, certifiedCopies: 1, files: [] },
    ]);
  });

  test('asks for the limit where the source names none', async () => {
    const filed = await fileOnline(world, procedures.silent);
    const { id } = filed;
    expect(await world.call(getDossier, { dossierId: id }, counter)).toMatchObject({
      needsTimeLimit: true,
      clock: null,
    });
    expect((await refusalOf(receive(id))).code).toBe('dossier.time-limit-needed');
    const byAction = refusalOf(act(world, officials.counter, { ...filed, version: 1 }, { action: 'receive' }));
    expect((await byAction).code).toBe('dossier.action-not-possible');
    const dossier = await receive(id, { timeLimit: { unit: 'immediate', value: 0 } });
    expect(dossier).toMatchObject({ needsTimeLimit: false, clock: { limit: { unit: 'immediate' } } });
  });

  test('is the same as the action of that name', async () => {
    const filed = await fileOnline(world, procedures.economy);
    const dossier = await act(world, officials.counter, { id: filed.id, version: 1 }, { action: 'receive' });
    expect(dossier).toMatchObject({
      state: 'in-progress',
      clock: { receivedAt: expect.any(String) },
      letters: ['copy', 'receipt', 'control-slip'],
    });
  });

  test('a second time, after it came back to the counter, leaves clock and receipt as they are', async () => {
    const { id } = await fileOnline(world, procedures.economy);
    const first = await receive(id);
    const back = await act(world, officials.head, first, { action: 'return', reason: 'Nhầm lĩnh vực' });
    expect(back).toMatchObject({ state: 'in-progress', step: { id: 'reception' }, clock: first.clock });
    minutePasses(world);
    const again = await receive(id, { version: back.version });
    expect(again).toMatchObject({ step: { id: 'assignment' }, clock: first.clock });
    const received = (await eventsOf(world, id)).filter(({ type }) => type === 'dossier-received');
    expect(received).toHaveLength(1);
    const letters = await tablesOf(world)
      .selectFrom('letter')
      .select('form')
      .where('subject_id', '=', id)
      .orderBy('form')
      .execute();
    expect(letters.map(({ form }) => form)).toEqual(['receipt', 'submission-copy']);
  });
});

test('with other papers makes a new receipt, keeps the old one as replaced, and says what changed', async () => {
  const { id } = await fileOnline(world, procedures.economy);
  const { componentGroups, papers: list } = await world.call(getProcedure, { code: procedures.economy }, counter);
  const ids = componentGroups.flatMap(({ items }) => items.map((item) => item.id)).slice(0, 3);
  const ticks = (counts: readonly number[]) =>
    ids.map((componentId, index) => ({ componentId, originals: counts[index] ?? 0 }));
  const first = await receive(id, { papers: ticks([1, 1, 1]) });
  expect(first.papers).toHaveLength(3);
  const back = await act(world, officials.head, first, { action: 'return', reason: 'Thiếu giấy' });
  minutePasses(world);
  const own = { componentId: 'desk.1', name: 'Đơn xin xác nhận', originals: 1 };
  const again = await receive(id, { version: back.version, papers: [...ticks([1, 0, 0]), own] });
  expect(again.clock?.originalDueAt).toBe(first.clock?.originalDueAt);
  expect(again.papers.map(({ componentId }) => componentId)).toEqual([ids[0], 'desk.1']);
  expect(again.oldReceipts).toMatchObject([{ ordinal: 1 }]);
  const told = again.timeline.find(({ type }) => type === 'procedures.dossier-papers-changed');
  expect(told?.note).toMatch(/^Bớt: .+; .+\. Thêm: Đơn xin xác nhận\.$/);
  const nameOf = (paper: string | undefined) => list.papers.find((one) => one.id === paper)?.name ?? '';
  expect(told?.note).toContain(nameOf(ids[1]));
  const names = async (ordinal?: number) => {
    const letter = await findLetter(tablesOf(world), { subjectId: id, form: 'receipt', ...(ordinal && { ordinal }) });
    const { number, components } = Object(letter?.content.data);
    return { number, names: components.map(({ name }: { name: string }) => name) };
  };
  expect((await names()).names).toEqual(again.papers.map(({ name }) => name));
  expect((await names()).number).toBe(`${(await names(1)).number} (lần 2, thay giấy trước)`);
  expect((await names(1)).names).toHaveLength(3);
  for (const ordinal of [undefined, 1, 2])
    expect(await world.call(getLetter, { dossierId: id, form: 'receipt', ordinal }, counter)).toMatchObject({
      type: 'application/pdf',
    });
  expect(await refusalOf(world.call(getLetter, { dossierId: id, form: 'receipt', ordinal: 3 }, counter))).toMatchObject(
    {
      code: 'letter.not-there-yet',
    },
  );
});

describe('receiving is refused', () => {
  test('to an old version, naming who was faster and when', async () => {
    const { id } = await fileOnline(world, procedures.economy);
    await receive(id);
    const at = world.clock.now();
    const { code, facts } = await refusalOf(receive(id));
    expect(code).toBe('dossier.changed-meanwhile');
    expect(facts).toMatchObject({
      version: 2,
      who: (await world.actor(officials.counter)).name,
      when: expect.any(String),
    });
    expect(new Date(String((facts as { when: string }).when))).toEqual(at);
  });

  test('when it does not wait for reception', async () => {
    const { id } = await fileOnline(world, procedures.economy);
    await receive(id);
    expect((await refusalOf(receive(id, { version: 2 }))).code).toBe('dossier.not-waiting-for-reception');
  });

  test('for papers or a case that the procedure does not know', async () => {
    const { id } = await fileOnline(world, procedures.economy);
    expect((await refusalOf(receive(id, { paperCase: 'nope' }))).code).toBe('paper.case-unknown');
    expect((await refusalOf(receive(id, { papers: [{ componentId: 'x', originals: 1 }] }))).code).toBe(
      'component.unknown',
    );
  });

  test.each([
    [officials.specialist, 'not-allowed'],
    [officials.head, 'not-allowed'],
    ['congdan1', 'not-allowed'],
    ['motcua.tamhiep', 'not-found'],
  ])('to %s: %s', async (as, code) => {
    const { id } = await fileOnline(world, procedures.economy);
    expect((await refusalOf(receive(id, {}, as))).code).toBe(code);
  });
});

test('the same request twice is received once; two officers at once give one effect and one clear conflict', async () => {
  const { id } = await fileOnline(world, procedures.economy);
  const requestId = crypto.randomUUID();
  const first = await receive(id, {}, officials.counter, requestId);
  expect(await receive(id, {}, officials.counter, requestId)).toEqual(first);

  const other = await fileOnline(world, procedures.economy);
  const both = await Promise.all([refusalOf(receive(other.id)), refusalOf(receive(other.id))]);
  expect(both.map(({ code }) => code).toSorted()).toEqual(['done', 'dossier.changed-meanwhile']);
  expect(await eventsOf(world, other.id)).toHaveLength(3);
});

test('in another case makes a new receipt, because the same component is another paper', async () => {
  // The papers of birth registration as they are published.
  const read = await Array.fromAsync(readLines(seedFile));
  const birth = read.find(({ text }) => text?.includes(`"${procedures.office}"`));
  const { componentGroups } = JSON.parse(birth?.text ?? '');
  const lines = [makeLine({ componentGroups })];
  await world.call(importProcedures, { lines, validFrom: '2026-03-11' }, { as: asSystem });
  const paper = { componentId: 'g1.c5', originals: 1, certifiedCopies: 0, photocopies: 0 };
  const taken = await takeIn(world, { papers: [{ ...paper, fileIds: [] }] });
  expect(taken.papers[0]?.name).toBe('Giấy chứng sinh hoặc Văn bản của người làm chứng về việc sinh');
  const back = await act(world, officials.head, taken, { action: 'return', reason: 'Sai trường hợp' });
  minutePasses(world);
  const again = await receive(taken.id, { version: back.version, papers: [paper], paperCase: 'born-elsewhere' });
  expect(again.paperCase).toBe('born-elsewhere');
  expect(again.papers[0]?.name).toBe('Văn bản của người làm chứng về việc sinh');
  expect(again.oldReceipts).toMatchObject([{ ordinal: 1 }]);
  const letter = await findLetter(tablesOf(world), { subjectId: taken.id, form: 'receipt' });
  expect(Object(letter?.content.data).components[0].name).toBe('Văn bản của người làm chứng về việc sinh');
  expect(again.timeline.find(({ type }) => type === 'procedures.dossier-papers-changed')?.note).toMatch(/^Đổi loại/);
});
