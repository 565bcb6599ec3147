import { listInbox, listMeasures, listNotices } from '@dongbo/contract';
import {
  confirmArrivals,
  confirmBundle,
  getBundle,
  getDossier,
  listBundles,
  listWaitingPapers,
  printBundle,
  sendBundle,
  type Dossier,
} from '@dongbo/contract/procedures';
import { formatInstant, runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  eventsOf,
  officials,
  oneStopCode,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
} from '../dossiers/settling-world.fixture.ts';
import { checkRegisters } from '../dossiers/check-registers.ts';
import { sweepBundles } from './sweep-bundles.ts';

let world: World;
let counterId: string;
let departmentId: string;

beforeAll(async () => {
  world = await settlingWorld();
  counterId = await unitIdOf(world, oneStopCode);
  departmentId = await unitIdOf(world, 'H19.01');
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const { counter } = officials;
const clerk = 'vanthu.sotuphap';
const head = 'truongphong.sotuphap';
const at = (text: string): void => world.clock.set(text);
const papers = [
  { componentId: 'g1.c1', originals: 1, certifiedCopies: 0, photocopies: 0 },
  { componentId: 'g1.c2', originals: 0, certifiedCopies: 1, photocopies: 2 },
];
/** A matter of the department of justice on paper, taken in at the counter of the ward Trấn Biên. */
const elsewhere = async () => await takeIn(world, { procedureCode: procedures.justice, papers });
const seen = async ({ id: dossierId }: { id: string }, as: string): Promise<Dossier> =>
  await world.call(getDossier, { dossierId }, { as });
const waitingFor = async (...dossiers: readonly Dossier[]) => {
  const { items } = await world.call(listWaitingPapers, { unitId: counterId }, { as: counter });
  return items.filter(({ dossierId }) => dossiers.some(({ id }) => id === dossierId));
};
const send = async (...dossiers: readonly Dossier[]) => {
  const handoverIds = (await waitingFor(...dossiers)).map(({ id }) => id);
  return await world.call(sendBundle, { fromUnitId: counterId, handoverIds }, { as: counter });
};
const opened = async (bundleId: string, as: string = clerk) => await world.call(getBundle, { bundleId }, { as });
const confirm = async (bundleId: string, faults: object[] = [], as: string = clerk) =>
  await world.call(confirmBundle, { bundleId, faults: faults as [] }, { as });
const workOf = async (q: string, as: string) => (await world.call(listInbox, { q }, { as })).items;

test('what a counter took in on paper for another body waits there, and goes into one numbered list', async () => {
  at('2026-08-20T10:00:00+07:00');
  const pile = [await elsewhere(), await elsewhere()];
  const waiting = await waitingFor(...pile);
  expect(waiting).toMatchObject([
    {
      toUnit: { id: departmentId },
      kind: 'intake',
      missedIn: null,
      forwardBy: formatInstant(new Date('2026-08-20T17:00:00+07:00')),
      pieces: [
        { originals: 1, state: 'sent' },
        { certifiedCopies: 1, photocopies: 2, state: 'sent' },
      ],
    },
    {},
  ]);
  const { id, number } = await send(...pile);
  expect(number).toMatch(/^\d+\/PBG$/);
  expect(await waitingFor(...pile)).toEqual([]);
  const again = { fromUnitId: counterId, handoverIds: waiting.map((one) => one.id) };
  expect((await refusalOf(world.call(sendBundle, again, { as: counter }))).code).toBe('bundle.not-waiting');
  expect(await opened(id)).toMatchObject({
    number,
    fromUnit: { id: counterId },
    toUnit: { id: departmentId },
    confirmBy: formatInstant(new Date('2026-08-21T10:00:00+07:00')),
    closedAt: null,
    mayConfirm: true,
    rows: expect.arrayContaining(pile.map(({ code }) => expect.objectContaining({ code }))),
  });
  expect((await opened(id, counter)).mayConfirm).toBe(false);
  expect((await workOf(number, clerk)).map(({ subjectId, slot }) => ({ subjectId, slot }))).toEqual([
    { subjectId: id, slot: 'bundle' },
  ]);
  const letter = await world.call(printBundle, { bundleId: id }, { as: counter });
  expect(letter.name).toBe(`Phieu-ban-giao-${number.replace('/', '-')}.pdf`);
});

test('confirmed whole, the time of each dossier starts, once; two at the same moment count once', async () => {
  at('2026-08-24T10:00:00+07:00');
  const pile = [await elsewhere(), await elsewhere()];
  const { id } = await send(...pile);
  at('2026-08-24T15:00:00+07:00');
  const both = await Promise.all([
    refusalOf(confirm(id)),
    refusalOf(confirm(id, [], 'lanhdao.sotuphap')),
    refusalOf(confirm(id)),
  ]);
  expect(both.map(({ code }) => code).toSorted()).toEqual(['bundle.confirmed-already', 'done', 'not-allowed']);
  for (const one of pile) {
    const after = await seen(one, head);
    expect(after.clock?.receivedByCompetentAt).toBe(formatInstant(new Date('2026-08-24T15:00:00+07:00')));
    expect(after.clock?.originalDueAt).not.toBeNull();
    const types = (await eventsOf(world, one.id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'dossier-arrived')).toHaveLength(1);
    expect(types).toContain('papers-sent');
    expect(types).toContain('papers-confirmed');
  }
  expect(await workOf((await opened(id)).number, clerk)).toEqual([]);
  expect(await opened(id)).toMatchObject({ mayConfirm: false, closedBy: expect.any(String) });
});

test('what lacks keeps its dossier on its way, is work of the sender, and is sent anew alone; what is damaged has come', async () => {
  at('2026-08-26T10:00:00+07:00');
  const [lacking, torn] = [await elsewhere(), await elsewhere()];
  const first = await send(lacking, torn);
  const { rows } = await opened(first.id);
  const fault = (dossier: Dossier, componentId: string, state: string, note?: string) => ({
    handoverId: rows.find(({ dossierId }) => dossierId === dossier.id)?.id ?? '',
    componentId,
    state,
    ...(note !== undefined && { note }),
  });
  expect((await refusalOf(confirm(first.id, [fault(lacking, 'g1.c9', 'missing')]))).code).toBe('bundle.piece-unknown');
  const answer = await confirm(first.id, [
    fault(lacking, 'g1.c2', 'missing', 'không có trong túi'),
    fault(torn, 'g1.c1', 'damaged', 'rách góc'),
  ]);
  expect(answer).toEqual({ id: first.id, arrived: 1, faults: 2 });
  expect((await seen(torn, head)).clock?.receivedByCompetentAt).not.toBeNull();
  expect((await seen(lacking, head)).clock?.forwardBy).not.toBeNull();
  const note = (await seen(torn, head)).timeline.find(({ type }) => type === 'procedures.papers-confirmed')?.note;
  expect(note).toContain('(hư hỏng: rách góc)');
  const [work] = (await workOf(lacking.code, counter)).filter(({ slot }) => slot === 'missing-papers');
  expect(work?.title).toContain('(thiếu: không có trong túi)');
  const again = await waitingFor(lacking);
  expect(again).toMatchObject([
    { missedIn: first.number, pieces: [{ componentId: 'g1.c2', state: 'sent', note: null }] },
  ]);
  const second = await send(lacking);
  expect((await workOf(lacking.code, counter)).map(({ slot }) => slot)).not.toContain('missing-papers');
  await confirm(second.id);
  expect((await seen(lacking, head)).clock?.receivedByCompetentAt).not.toBeNull();
  const { items } = await world.call(listBundles, { unitId: counterId, direction: 'out' }, { as: counter });
  expect(items.find(({ id }) => id === first.id)).toMatchObject({ dossiers: 2, faults: 2 });
});

test('what the head confirms by hand needs no list any more; one that travels is confirmed with it and starts nothing anew', async () => {
  at('2026-09-07T10:00:00+07:00');
  const [byHand, travelling] = [await elsewhere(), await elsewhere()];
  const { id } = await send(travelling);
  const dossiers = [byHand, travelling].map(({ id: dossierId, version }) => ({ dossierId, version }));
  expect((await world.call(confirmArrivals, { dossiers }, { as: head })).arrived).toHaveLength(2);
  expect(await waitingFor(byHand)).toEqual([]);
  at('2026-09-08T10:00:00+07:00');
  expect(await confirm(id)).toMatchObject({ arrived: 0 });
  expect((await seen(travelling, head)).clock?.receivedByCompetentAt).toBe(
    formatInstant(new Date('2026-09-07T10:00:00+07:00')),
  );
});

test('one list goes to one body; who may send, see and confirm', async () => {
  at('2026-09-09T10:00:00+07:00');
  const [grant] = (await world.actor('motcua.tamhiep')).grants;
  const { parent_id: competentUnitId } = await tablesOf(world)
    .selectFrom('unit')
    .select('parent_id')
    .where('id', '=', grant?.unitId ?? '')
    .executeTakeFirstOrThrow();
  const [toJustice, toWard] = [
    await elsewhere(),
    await takeIn(world, { competentUnitId: competentUnitId ?? '', papers }),
  ];
  expect((await refusalOf(send(toJustice, toWard))).code).toBe('bundle.several-receivers');
  const { id } = await send(toWard);
  // At a commune its counter opens the list.
  expect((await opened(id, 'motcua.tamhiep')).mayConfirm).toBe(true);
  for (const as of ['motcua.longbinh', officials.specialist, clerk])
    expect((await refusalOf(opened(id, as))).code, as).toMatch(/not-(?:found|allowed)/);
  const ids = (await waitingFor(toJustice)).map((one) => one.id);
  const order = { fromUnitId: counterId, handoverIds: ids };
  for (const as of ['motcua.longbinh', clerk, officials.clerk])
    expect((await refusalOf(world.call(sendBundle, order, { as }))).code, as).toMatch(/not-(?:found|allowed)/);
  expect(await confirm(id, [], 'motcua.tamhiep')).toMatchObject({ arrived: 1 });
});

test('nobody confirms papers of their own dossier', async () => {
  at('2026-09-10T10:00:00+07:00');
  const { personId } = await world.actor(clerk);
  const { identity_number: identityNumber, name } = await tablesOf(world)
    .selectFrom('person')
    .select(['identity_number', 'name'])
    .where('id', '=', personId ?? '')
    .executeTakeFirstOrThrow();
  const owner = { type: 'citizen', name, identityNumber, address: null, phone: null, email: null } as const;
  const { id } = await send(await takeIn(world, { procedureCode: procedures.justice, papers, owner }));
  expect((await refusalOf(confirm(id))).code).toBe('dossier.same-person');
});

test('not confirmed it is chased in working time, each rung once, and measured', async () => {
  // Friday: the working day ends on Monday at the same hour.
  at('2026-09-11T10:00:00+07:00');
  const { id, number } = await send(await elsewhere());
  const sweep = async () => {
    await runJob(world.worker, sweepBundles.job, { space: 'official', payload: {} });
    await world.drain();
  };
  const told = async (as: string) =>
    (await world.call(listNotices, {}, { as })).items.filter(
      ({ key, facts }) => key.startsWith('bundle-late') && facts['number'] === number,
    ).length;
  const rungs = async () =>
    (await eventsOf(world, id)).filter(({ type }) => type === 'bundle-late').map(({ payload }) => Object(payload).rung);
  at('2026-09-14T09:59:00+07:00');
  await sweep();
  expect(await rungs()).toEqual([]);
  at('2026-09-14T10:00:00+07:00');
  await sweep();
  await sweep();
  expect(await rungs()).toEqual([1]);
  expect([await told(clerk), await told(counter), await told('lanhdao.sotuphap')]).toEqual([1, 1, 0]);
  expect((await opened(id)).isLate).toBe(true);
  const { items } = await world.call(listMeasures, {}, { as: 'quantrihethong' });
  const late = items.find(({ name }) => name === 'procedures.bundles-late')?.values;
  const ofDepartment = late?.find(({ unitId }) => unitId === departmentId)?.value ?? 0;
  expect(ofDepartment).toBeGreaterThanOrEqual(1);
  at('2026-09-30T10:00:00+07:00');
  for (let turn = 0; turn < 5; turn += 1) await sweep();
  expect(await rungs()).toEqual([1, 2, 3]);
  expect(await told('lanhdao.sotuphap')).toBe(1);
  await confirm(id);
  expect(await checkRegisters(tablesOf(world))).toMatchObject({ broken: [] });
});
