import { listInbox, listNotices } from '@dongbo/contract';
import {
  actOnDossier,
  askMyCorrection,
  decideResultChange,
  getCorrectionRequests,
  getDossier,
  getDossierFile,
  getMyCorrections,
  proposeResultChange,
  refuseCorrection,
  returnResultChange,
  type Dossier,
} from '@dongbo/contract/procedures';
import { runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bringTo,
  eventsOf,
  minutePasses,
  officials,
  refusalOf,
  settlingWorld,
  tablesOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { received } from '../supplements/supplement-world.fixture.ts';
import { sweepCorrections } from './sweep-corrections.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => await world[Symbol.asyncDispose]());
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

const { specialist, leader, counter } = officials;
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;
const issued = async (): Promise<Dossier> => await bringTo(world, await received(world), 'handover');
const ask = async ({ id: dossierId }: Pick<Dossier, 'id'>, as = 'congdan1', more: object = {}) => {
  minutePasses(world);
  const words = { wrong: 'Ngày sinh 01/02/1990', place: 'Dòng 3', correct: 'Ngày sinh 02/01/1990' };
  return await world.call(askMyCorrection, { dossierId, ...words, ...more }, { as });
};
const mine = async ({ id: dossierId }: Pick<Dossier, 'id'>) =>
  await world.call(getMyCorrections, { dossierId }, { as: 'congdan1' });
const see = async ({ id: dossierId }: Pick<Dossier, 'id'>, as: string = specialist) =>
  await world.call(getCorrectionRequests, { dossierId }, { as });
const work = async ({ id }: Pick<Dossier, 'id'>, as: string = specialist) =>
  (await world.call(listInbox, { limit: 200 }, { as })).items.filter(
    ({ subjectId, slot }) => subjectId === id && slot === 'correction-asked',
  );
const propose = async ({ id: dossierId }: Pick<Dossier, 'id'>) => {
  minutePasses(world);
  const { version } = await world.call(getDossier, { dossierId }, { as: specialist });
  const order = {
    kind: 'correction',
    ground: 'content-wrong',
    reason: 'Theo đề nghị của người dân',
    content: 'Ngày sinh: 02/01/1990',
    body: 'Nội dung đã sửa.',
  } as const;
  return await world.call(proposeResultChange, { dossierId, version, ...order }, { as: specialist });
};

test('the owner says what is wrong, with proof; it is work of who wrote the result, with a day by which it is answered', async () => {
  const dossier = await issued();
  expect(await mine(dossier)).toEqual({ requests: [], mayAsk: true, number: dossier.result?.number });
  const fileId = await upload(world, 'congdan1');
  const { id } = await ask(dossier, 'congdan1', { fileIds: [fileId] });
  const asked = {
    id,
    number: dossier.result?.number,
    wrong: 'Ngày sinh 01/02/1990',
    place: 'Dòng 3',
    correct: 'Ngày sinh 02/01/1990',
    state: 'open',
    isLate: false,
    answer: null,
    files: [{ id: fileId }],
  };
  expect(await mine(dossier)).toMatchObject({ requests: [asked], mayAsk: false });
  expect(await see(dossier)).toMatchObject({ requests: [asked], mayAnswer: true });
  expect((await see(dossier, counter)).mayAnswer).toBe(false);
  // Five working days from Monday morning.
  expect((await mine(dossier)).requests[0]?.answerBy).toContain('2026-03-23');
  expect(await work(dossier)).toMatchObject([{ title: 'Ngày sinh 01/02/1990', step: { id: 'correction-asked' } }]);
  await world.call(getDossierFile, { dossierId: dossier.id, fileId }, { as: specialist });
  expect((await eventsOf(world, dossier.id)).at(-1)?.type).toBe('correction-asked');
  await world.drain();
  const { items } = await world.call(listNotices, { limit: 200 }, { as: specialist });
  expect(items).toContainEqual(expect.objectContaining({ key: 'correction-asked', subjectId: dossier.id }));
  // Handing the result over ends the dossier and not what its owner waits for.
  const { version } = await world.call(getDossier, { dossierId: dossier.id }, { as: counter });
  const handOver = { action: 'hand-over', receiver: 'owner', version } as const;
  await world.call(actOnDossier, { dossierId: dossier.id, ...handOver }, { as: counter });
  expect(await work(dossier)).toHaveLength(1);
});

test('nobody asks before there is a result, twice, or about what is not theirs', async () => {
  const open = await received(world);
  expect(await codeOf(ask(open))).toBe('correction.not-askable');
  const dossier = await issued();
  expect(await codeOf(ask(dossier, 'congdan2'))).toBe('not-found');
  const both = await Promise.allSettled([ask(dossier), ask(dossier)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await codeOf(ask(dossier))).toBe('correction.asked-already');
  const strange = { fileIds: [await upload(world, 'congdan2')] };
  expect(await codeOf(ask(await issued(), 'congdan1', strange))).toBe('file.unknown');
  const rows = await tablesOf(world)
    .selectFrom('correction_request')
    .select('id')
    .where('dossier_id', '=', dossier.id)
    .execute();
  expect(rows).toHaveLength(1);
});

test('it is refused with a reason that the owner reads, once, by who answers for the result', async () => {
  const dossier = await issued();
  const { id: correctionRequestId } = await ask(dossier);
  const refuse = async (as: string) => {
    minutePasses(world);
    const order = { dossierId: dossier.id, correctionRequestId, reason: 'Giấy chứng sinh ghi đúng như kết quả' };
    return await world.call(refuseCorrection, order, { as });
  };
  expect(await codeOf(refuse(counter))).toBe('not-allowed');
  expect(await codeOf(refuse('chuyenvien.tamhiep'))).toBe('not-found');
  await refuse(specialist);
  expect(await codeOf(refuse(specialist))).toBe('correction.not-open');
  expect(await mine(dossier)).toMatchObject({
    mayAsk: true,
    requests: [{ state: 'refused', answer: 'Giấy chứng sinh ghi đúng như kết quả' }],
  });
  expect(await work(dossier)).toEqual([]);
  await world.drain();
  const { items } = await world.call(listNotices, { limit: 200 }, { as: 'congdan1' });
  expect(items).toContainEqual(
    expect.objectContaining({
      key: 'correction-refused',
      subjectId: dossier.id,
      facts: expect.objectContaining({ note: 'Giấy chứng sinh ghi đúng như kết quả' }),
    }),
  );
});

test('a proposal takes it along; given back it is work again, decided it was followed', async () => {
  const dossier = await issued();
  await ask(dossier);
  const first = await propose(dossier);
  expect((await mine(dossier)).requests).toMatchObject([{ state: 'proposed' }]);
  expect((await mine(dossier)).mayAsk).toBe(false);
  expect(await work(dossier)).toEqual([]);
  minutePasses(world);
  const back = { dossierId: dossier.id, version: first.version, remark: 'Nêu rõ hơn' };
  await world.call(returnResultChange, back, { as: leader });
  expect((await mine(dossier)).requests).toMatchObject([{ state: 'open' }]);
  expect(await work(dossier)).toHaveLength(1);
  const second = await propose(dossier);
  minutePasses(world);
  await world.call(decideResultChange, { dossierId: dossier.id, version: second.version }, { as: leader });
  expect((await mine(dossier)).requests).toMatchObject([{ state: 'followed', answer: null }]);
  expect(await work(dossier)).toEqual([]);
});

test('an owner without an answer in time is told of once, to who leads the unit', async () => {
  const dossier = await issued();
  await ask(dossier);
  const sweep = async () => {
    await runJob(world.worker, sweepCorrections.job, { space: 'official', payload: {} });
    await world.drain();
    const { items } = await world.call(listNotices, { limit: 200 }, { as: officials.head });
    return items.filter(({ key, subjectId }) => key === 'correction-late' && subjectId === dossier.id).length;
  };
  expect(await sweep()).toBe(0);
  world.clock.set('2026-03-24T08:00:00+07:00');
  expect((await mine(dossier)).requests[0]?.isLate).toBe(true);
  expect(await sweep()).toBe(1);
  expect(await sweep()).toBe(1);
});
