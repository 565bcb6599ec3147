import { listInbox, type CallOf } from '@dongbo/contract';
import {
  getDossier,
  explainDueDate,
  getDossierFile,
  getLetter,
  getProcedure,
  takeInDossier,
} from '@dongbo/contract/procedures';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  eventsOf,
  officials,
  oneStopCode,
  owner,
  paperOrder,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const counter = { as: officials.counter };
type Changes = Partial<CallOf<typeof takeInDossier>>;
const refused = async (changes: Changes, as: string = officials.counter) =>
  (await refusalOf(world.call(takeInDossier, await paperOrder(world, changes), { as }))).code;
const countDossiers = async () => (await tablesOf(world).selectFrom('dossier').select('id').execute()).length;

describe('what taking in does', () => {
  test('opens and receives at once: code, due date, receipt and the head of division’s work', async () => {
    const dossier = await takeIn(world, { content: 'Xin cấp bản chính', returnMethod: 'post' });
    expect(dossier).toMatchObject({
      state: 'in-progress',
      channel: 'DIRECT',
      returnMethod: 'post',
      owner,
      submitterName: owner.name,
      competentUnit: { name: 'Phường Trấn Biên' },
      letters: ['receipt', 'control-slip'],
      needsTimeLimit: false,
      actions: [],
      mayWriteResult: false,
      assignee: null,
    });
    expect(dossier.division?.name).toContain('Văn phòng');
    expect(dossier.clock).toMatchObject({
      limit: { unit: 'working-day', value: 3 },
      policy: 'restart',
      finishedAt: null,
      outcome: null,
    });
    expect((await eventsOf(world, dossier.id)).map(({ type }) => type)).toEqual([
      'dossier-submitted',
      'dossier-moved',
      'dossier-received',
    ]);
    const inbox = await world.call(listInbox, { q: dossier.code }, { as: officials.head });
    expect(inbox.items).toMatchObject([
      {
        subjectId: dossier.id,
        step: { id: 'assignment' },
        unit: { name: dossier.division?.name },
        dueAt: expect.any(String),
        version: 2,
      },
    ]);
    const dueOf = (text: string | null | undefined) => new Date(text ?? '').getTime();
    expect(dueOf(inbox.items[0]?.dueAt)).toBe(dueOf(dossier.clock?.dueAt));
    expect(dueOf(inbox.items[0]?.stepDueAt)).toBe(dueOf(dossier.stepDueAt));
    const receipt = await world.call(getLetter, { dossierId: dossier.id, form: 'receipt' }, counter);
    expect(receipt).toMatchObject({ type: 'application/pdf', name: `Giay-tiep-nhan-${dossier.code}.pdf` });
  });

  test('keeps what was ticked and scanned, in the order of the procedure', async () => {
    const { componentGroups } = await world.call(getProcedure, { code: procedures.office }, counter);
    const [first, second, remark] = componentGroups.flatMap(({ items }) => items).map(({ id }) => id);
    const fileId = await upload(world, officials.counter);
    const dossier = await takeIn(world, {
      papers: [
        { componentId: second ?? '', photocopies: 1, fileIds: [fileId] },
        { componentId: first ?? '', originals: 1, certifiedCopies: 2 },
        { componentId: remark ?? '' },
      ],
    });
    expect(dossier.papers).toMatchObject([
      { componentId: first, name: 'Tờ khai', originals: 1, certifiedCopies: 2, photocopies: 0, files: [] },
      { componentId: second, photocopies: 1, files: [{ id: fileId }] },
    ]);
    const file = await world.call(getDossierFile, { dossierId: dossier.id, fileId }, { as: officials.specialist });
    expect(file).toMatchObject({ name: 'giay-to.pdf', type: 'application/pdf' });
    const again = { papers: [{ componentId: second ?? '', fileIds: [fileId] }] };
    expect(await refused(again)).toBe('file.unknown');
  });

  test('for somebody else, with a warning on the number and no account that follows it', async () => {
    const dossier = await takeIn(world, {
      owner: { ...owner, identityNumber: ' 999 190 000 001 ', address: '', email: '' },
      submitterName: 'Lê Văn Thử',
    });
    expect(dossier).toMatchObject({
      submitterName: 'Lê Văn Thử',
      owner: { identityNumber: '999190000001', address: null, email: null },
    });
    expect(dossier.identityWarnings.length).toBeGreaterThan(0);
    const row = await tablesOf(world)
      .selectFrom('dossier')
      .select('person_id')
      .where('id', '=', dossier.id)
      .executeTakeFirstOrThrow();
    expect(row.person_id).toBeNull();
  });

  test('a procedure of the province goes to its department, whatever the counter', async () => {
    const dossier = await takeIn(world, { procedureCode: procedures.justice });
    expect(dossier.competentUnit.name).toContain('Sở Tư pháp');
    const inbox = await world.call(listInbox, { q: dossier.code }, { as: 'truongphong.sotuphap' });
    expect(inbox.items).toHaveLength(1);
  });

  test('at the centre of the province a commune is named', async () => {
    const receivingUnitId = await unitIdOf(world, 'H19.15');
    const order = await paperOrder(world, { receivingUnitId });
    expect((await refusalOf(world.call(takeInDossier, order, { as: 'motcua.thanhpho' }))).code).toBe(
      'unit.not-competent',
    );
    const competentUnitId = await unitIdOf(world, 'H19.145');
    const { id } = await world.call(takeInDossier, { ...order, competentUnitId }, { as: 'motcua.thanhpho' });
    const dossier = await world.call(getDossier, { dossierId: id }, { as: 'motcua.thanhpho' });
    expect(dossier.code).toMatch(/^H19\.15-/);
    expect(dossier.competentUnit.id).toBe(competentUnitId);
  });

  test('a typed form is checked and kept', async () => {
    const answers = { 'general-request': { requestContent: 'Đề nghị cấp đổi', declared: true } };
    const dossier = await takeIn(world, { procedureCode: procedures.economy, answers });
    expect(dossier.answers.flatMap(({ rows }) => rows).map(({ value }) => value)).toContain('Đề nghị cấp đổi');
    // The paper carries the rest.
    const onPaper = await takeIn(world, { procedureCode: procedures.economy, answers: { 'general-request': {} } });
    expect(onPaper.answers.flatMap(({ rows }) => rows)).toEqual([]);
    const wrong = { 'general-request': { requestContent: 5 } };
    expect(await refused({ procedureCode: procedures.economy, answers: wrong })).toBe('invalid-input');
  });
});

describe('the limit', () => {
  test('is asked for where the source names no unit, and counted then', async () => {
    const order = { procedureCode: procedures.silent };
    expect(await refused(order)).toBe('dossier.time-limit-needed');
    const dossier = await takeIn(world, { ...order, timeLimit: { unit: 'calendar-day', value: 10 } });
    expect(dossier.clock).toMatchObject({
      limit: { unit: 'calendar-day', value: 10 },
      dueAt: '2026-03-23T17:00:00+07:00',
    });
    expect(dossier.clock?.limitBy).toBe('officer');
    expect(await refused({ ...order, timeLimit: { unit: 'calendar-day', value: 1.5 } })).toBe('invalid-input');
  });

  test.each([
    { unit: 'working-day', value: 0 },
    { unit: 'working-day', value: 500 },
    { unit: 'calendar-day', value: 3650 },
  ] as const)('that nobody can mean is refused: %j where the source says 7', async (timeLimit) => {
    expect(await refused({ procedureCode: procedures.silent, timeLimit })).toBe('dossier.time-limit-implausible');
  });

  test('of the procedure cannot be replaced by one that the officer names', async () => {
    const dossier = await takeIn(world, { timeLimit: { unit: 'month', value: 6 } });
    expect(dossier.clock?.limit).toEqual({ unit: 'working-day', value: 3 });
  });

  test.each([
    ['2026-03-11T09:00:00+07:00', '2026-03-16T09:00:00+07:00'],
    ['2026-03-13T16:30:00+07:00', '2026-03-18T16:30:00+07:00'],
    ['2026-03-14T10:00:00+07:00', '2026-03-18T17:00:00+07:00'],
    // From the eve of 30 April over the two holidays and the weekend.
    ['2026-04-29T15:30:00+07:00', '2026-05-06T15:30:00+07:00'],
  ])('received %s is due %s, day by day', async (now, due) => {
    const before = world.clock.now();
    world.clock.set(now);
    const dossier = await takeIn(world);
    const explained = await world.call(explainDueDate, { dossierId: dossier.id }, { as: officials.head });
    world.clock.set(before.toISOString());
    expect(dossier.clock?.dueAt).toBe(due);
    expect(explained.summary.dueAt).toBe(due);
    expect(explained.days.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(3 * 8 * 60);
  });
});

describe('taking in is refused, and nothing of it remains', () => {
  test.each<[string, Changes | (() => Promise<Changes>), string]>([
    ['paper.case-unknown', { paperCase: 'nope' }, officials.counter],
    ['component.unknown', { papers: [{ componentId: 'nothing', originals: 1 }] }, officials.counter],
    ['not-found', { procedureCode: '0.000000' }, officials.counter],
    ['not-found', async () => ({ receivingUnitId: await unitIdOf(world, 'H19.145') }), officials.counter],
    ['unit.not-competent', async () => ({ competentUnitId: await unitIdOf(world, 'H19.06') }), officials.counter],
    // Who files online files alone; named at the counter it would falsify the share of online dossiers.
    ['invalid-input', Object({ channel: 'ONLINE' }), officials.counter],
    ['not-allowed', {}, 'motcua.tamhiep'],
    ['not-allowed', {}, officials.specialist],
    ['not-allowed', {}, 'congdan1'],
  ])('%s', async (code, changes, as) => {
    const before = await countDossiers();
    expect(await refused(typeof changes === 'function' ? await changes() : changes, as)).toBe(code);
    expect(await countDossiers()).toBe(before);
  });

  test('file.unknown, for a file of somebody else', async () => {
    const { componentGroups } = await world.call(getProcedure, { code: procedures.office }, counter);
    const componentId = componentGroups[0]?.items[0]?.id ?? '';
    expect(await refused({ papers: [{ componentId, fileIds: [await upload(world, 'congdan2')] }] })).toBe(
      'file.unknown',
    );
  });
});

test('what came by post is counted as that', async () => {
  expect(await takeIn(world, { channel: 'POSTAL', timeLimit: { unit: 'working-day', value: 3 } })).toMatchObject({
    channel: 'POSTAL',
  });
});

test('the same request twice is one dossier', async () => {
  const order = await paperOrder(world);
  const requestId = crypto.randomUUID();
  const before = await countDossiers();
  const first = await world.call(takeInDossier, order, { ...counter, requestId });
  expect(await world.call(takeInDossier, order, { ...counter, requestId })).toEqual(first);
  expect(await countDossiers()).toBe(before + 1);
});

test('codes of a day have neither gap nor double, also among twenty at once and refusals between them', async () => {
  world.clock.set('2026-03-12T08:00:00+07:00');
  const order = await paperOrder(world);
  const silent = { ...order, procedureCode: procedures.silent };
  const all = await Promise.allSettled(
    Array.from({ length: 25 }, (_, index) => world.call(takeInDossier, index % 5 === 4 ? silent : order, counter)),
  );
  const codes = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.code] : []));
  expect(codes.toSorted()).toEqual(
    Array.from({ length: 20 }, (_, index) => `${oneStopCode}-260312-${String(index + 1).padStart(4, '0')}`),
  );
  const trial = await takeIn(world, {}, { space: 'trial' });
  expect(trial.code).toBe(`TN.${oneStopCode}-260312-0001`);
});
