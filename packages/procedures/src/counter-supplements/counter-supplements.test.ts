import { listNotices, type CallOf } from '@dongbo/contract';
import {
  answerSupplement,
  findCounterSupplement,
  getMyDossier,
  listWaitingPapers,
  printSupplementIntake,
  recordCounterSupplement,
  recordSupplement,
  requestSupplement,
  type Dossier,
} from '@dongbo/contract/procedures';
import { findLetter, formatInstant } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  bringTo,
  eventsOf,
  minutePasses,
  oneStopCode,
  officials,
  procedures,
  refusalOf,
  settlingWorld,
  tablesOf,
  takeIn,
  unitIdOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { answerOf, ask, received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
let hereId: string;
/** The centre of the province: another counter than that of the ward Trấn Biên, whose dossiers these are. */
const here = { as: 'motcua.thanhpho' } as const;

beforeAll(async () => {
  world = await settlingWorld();
  hereId = await unitIdOf(world, 'H19.15');
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

/** A dossier of congdan1 in processing, of which a paper and an answer are asked for. */
async function waiting(): Promise<Dossier> {
  world.clock.set('2026-03-11T09:00:00+07:00');
  const dossier = await ask(world, await bringTo(world, await received(world), 'processing'), officials.specialist);
  minutePasses(world);
  return dossier;
}
const whoStands = ({ code, owner }: Pick<Dossier, 'code' | 'owner'>) => ({
  unitId: hereId,
  code,
  proof: owner.identityNumber ?? '',
});
const find = async (dossier: Pick<Dossier, 'code' | 'owner'>, changes: object = {}, as: string = here.as) =>
  await world.call(findCounterSupplement, { ...whoStands(dossier), ...changes }, { as });
type Order = CallOf<typeof recordCounterSupplement>;
async function order(dossier: Dossier, changes: Partial<Order> = {}): Promise<Order> {
  return {
    ...whoStands(dossier),
    supplementId: dossier.supplement?.id ?? '',
    papers: [{ itemId: '1', originals: 1, fileIds: [await upload(world, here.as)] }],
    answers: { 'general-request': { requestContent: 'Đề nghị cấp giấy chứng nhận' } },
    ...changes,
  };
}
const record = async (dossier: Dossier, changes: Partial<Order> = {}, as: string = here.as) =>
  await world.call(recordCounterSupplement, await order(dossier, changes), { as });
const refused = async (call: Promise<unknown>) => (await refusalOf(call)).code;

test('a counter that is not the dossier’s sees what is asked, and nothing else of it', async () => {
  const dossier = await waiting();
  const found = await find(dossier);
  expect(found).toMatchObject({
    code: dossier.code,
    ownerName: dossier.owner.name,
    competentUnitName: 'Phường Trấn Biên',
    isOwn: false,
    supplement: { id: dossier.supplement?.id, reason: 'Hồ sơ chưa rõ', state: 'asked' },
  });
  expect(found.supplement.items.map(({ kind }) => kind)).toEqual(['paper', 'field']);
  // Of the forms the one question, of the answers the one that stands there.
  expect(
    found.forms.map(({ key, sections }) => [key, sections.flatMap(({ fields }) => fields.map(({ id }) => id))]),
  ).toEqual([['general-request', ['requestContent']]]);
  expect(Object.keys(found.answers['general-request'] ?? {})).toEqual(['requestContent']);
  const { identityNumber, address } = dossier.owner;
  for (const secret of [identityNumber, address, dossier.id].filter((text) => text !== null))
    expect(JSON.stringify(found)).not.toContain(secret);
});

test('who shows a paper of the dossier, or filed for its owner, is known too', async () => {
  const dossier = await waiting();
  const letter = await findLetter(tablesOf(world), { subjectId: dossier.id, form: 'supplement-request' });
  const scanned = letter?.content.qrText ?? '';
  expect((await find(dossier, { proof: scanned })).code).toBe(dossier.code);
  // The code of a paper that nobody made.
  const forged = scanned.replace(/\d\d:\d\d\+07:00/, '59:59+07:00');
  expect(forged).not.toBe(scanned);
  expect(await refused(find(dossier, { proof: forged }))).toBe('not-found');
  const representative = { submitterName: 'Lê Văn Thử', submitterIdentityNumber: '075190000099' };
  const brought = await takeIn(world, { procedureCode: procedures.economy, ...representative });
  const asked = await ask(world, await bringTo(world, brought, 'processing'), officials.specialist, {
    items: [{ kind: 'paper', componentId: 'desk.1', name: 'Giấy ủy quyền', wanted: 'Bản chính' }],
  });
  expect((await find(asked, { proof: '075 190 000 099' })).code).toBe(asked.code);
});

test.each<[string, (dossier: Dossier) => object | Promise<object>, string]>([
  ['a code that nobody has', () => ({ code: 'H19.145.01-260311-9999' }), here.as],
  ['another number', () => ({ proof: '075190000777' }), here.as],
  ['the code as proof of itself', ({ code }) => ({ proof: code }), here.as],
  ['another unit’s counter', async () => ({ unitId: await unitIdOf(world, oneStopCode) }), here.as],
  ['a unit that is no counter', async () => ({ unitId: await unitIdOf(world, 'H19.01') }), here.as],
])('%s: not found, whatever the reason', async (_, changes, as) => {
  const dossier = await waiting();
  const refusal = await refusalOf(find(dossier, await changes(dossier), as));
  expect(refusal.code).toBe('not-found');
  expect(refusal).toEqual(await refusalOf(find(dossier, { code: 'H19.145.01-260311-9998' })));
});

test('what waits for nothing is not found either, and who has no counter may not ask', async () => {
  const dossier = await received(world);
  expect(await refused(find(dossier))).toBe('not-found');
  expect(await refused(find(dossier, {}, officials.specialist))).toBe('not-allowed');
  expect(await refused(find(dossier, {}, 'congdan1'))).toBe('not-allowed');
});

test('what comes is with the competent unit at once, its time goes on, and the papers wait for a list', async () => {
  const dossier = await waiting();
  world.clock.set('2026-03-17T10:00:00+07:00');
  const taken = await record(dossier);
  expect(taken).toMatchObject({ code: dossier.code, lacking: [], travels: true });
  const after = await see(world, dossier.id, officials.specialist);
  expect(after).toMatchObject({ state: 'in-progress', supplement: { state: 'answered' } });
  expect(after.supplement?.items[0]?.files).toHaveLength(1);
  const row = await tablesOf(world)
    .selectFrom('suspension')
    .select('to_at')
    .where('dossier_id', '=', dossier.id)
    .executeTakeFirstOrThrow();
  expect(row.to_at && formatInstant(row.to_at)).toBe('2026-03-17T10:00:00+07:00');
  const { items } = await world.call(listWaitingPapers, { unitId: hereId }, here);
  expect(items.filter(({ dossierId }) => dossierId === dossier.id)).toMatchObject([
    { kind: 'supplement', toUnit: { name: 'Phường Trấn Biên' }, pieces: [{ originals: 1 }] },
  ]);
  const events = await eventsOf(world, dossier.id);
  expect(events.at(-1)).toMatchObject({
    type: 'supplement-answered',
    payload: { counter: expect.stringContaining('Trung tâm') },
  });
  // Owner and officials read where.
  expect(after.timeline.at(-1)).toMatchObject({ type: 'procedures.supplement-answered' });
  expect(after.timeline.at(-1)?.unit).toContain('Trung tâm');
  const own = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
  expect(own.timeline.at(-1)?.unit).toBe(after.timeline.at(-1)?.unit);
});

test('owner and who asked are told', async () => {
  const dossier = await waiting();
  await record(dossier);
  await world.drain();
  const told = async (as: string) =>
    (await world.call(listNotices, {}, { as })).items
      .filter(({ subjectId }) => subjectId === dossier.id)
      .map(({ key }) => key);
  expect(await told('congdan1')).toContain('supplement-taken');
  expect(await told(officials.specialist)).toContain('supplement-answered');
});

test('one paper after the other: the request stays open until the last, and the receipt says what lacks', async () => {
  const dossier = await waiting();
  const part = await record(dossier, { answers: {} });
  expect(part.lacking).toEqual(['Đề nghị giải quyết việc gì?']);
  expect((await eventsOf(world, dossier.id)).at(-1)?.type).toBe('supplement-recorded');
  const receipt = await world.call(printSupplementIntake, { supplementIntakeId: part.id }, here);
  expect(receipt).toMatchObject({ type: 'application/pdf', name: `Bien-nhan-bo-sung-${dossier.code}.pdf` });
  for (const as of [officials.counter, 'motcua.tamhiep'])
    expect(await refused(world.call(printSupplementIntake, { supplementIntakeId: part.id }, { as }))).toBe('not-found');
  const rest = await record(dossier, { papers: [] });
  expect(rest).toMatchObject({ lacking: [], travels: false });
});

test('refused: nothing brought, no scan, somebody else’s item or file, one’s own matter', async () => {
  const dossier = await waiting();
  const cases: [string, Partial<Order>][] = [
    ['supplement.nothing-brought', { papers: [], answers: {} }],
    ['supplement.scan-needed', { papers: [{ itemId: '1', originals: 1 }] }],
    ['supplement.item-unknown', { papers: [{ itemId: '9', fileIds: [await upload(world, here.as)] }] }],
    ['file.unknown', { papers: [{ itemId: '1', fileIds: [await upload(world, 'congdan2')] }] }],
    ['supplement.answered-elsewhere', { supplementId: crypto.randomUUID() }],
    ['dossier.answers-incomplete', { answers: { 'general-request': { requestContent: '' } } }],
    ['not-found', { proof: '075190000777' }],
  ];
  for (const [code, changes] of cases) expect([code, await refused(record(dossier, changes))]).toEqual([code, code]);
  const self = { ...(await world.actor(here.as)), identityNumber: dossier.owner.identityNumber };
  const call = world.call(recordCounterSupplement, await order(dossier), { as: self });
  expect(await refused(call)).toBe('dossier.same-person');
  expect(await see(world, dossier.id, officials.specialist)).toMatchObject({ supplement: { state: 'asked' } });
});

test('the same request twice counts once; of two counters at once one is told that it came elsewhere', async () => {
  const dossier = await waiting();
  const requestId = crypto.randomUUID();
  const once = await order(dossier);
  const first = await world.call(recordCounterSupplement, once, { ...here, requestId });
  expect(await world.call(recordCounterSupplement, once, { ...here, requestId })).toEqual(first);
  const second = await waiting();
  const [one, two] = [await order(second), await order(second)];
  const both = await Promise.allSettled([one, two].map((each) => world.call(recordCounterSupplement, each, here)));
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const lost = both.find((each) => each.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'supplement.answered-elsewhere' });
  const rows = await tablesOf(world)
    .selectFrom('supplement_intake')
    .select('id')
    .where('dossier_id', '=', second.id)
    .execute();
  expect(rows).toHaveLength(1);
});

test('what its owner sent meanwhile stays: the counter that saw the request is told so, another one finds nothing', async () => {
  const dossier = await waiting();
  await world.call(answerSupplement, await answerOf(world, dossier.id), { as: 'congdan1' });
  expect(await refused(record(dossier))).toBe('supplement.answered-elsewhere');
  expect(await refused(record(dossier, { proof: '001080000001' }))).toBe('not-found');
  expect(await refused(record(dossier, { supplementId: crypto.randomUUID() }))).toBe('not-found');
  expect(await refused(find(dossier))).toBe('not-found');
});

test('a supplement at the counter that took a matter in for another body travels like the rest', async () => {
  world.clock.set('2026-03-11T09:00:00+07:00');
  const dossier = await takeIn(world, { procedureCode: procedures.justice });
  const head = 'truongphong.sotuphap';
  const seen = await see(world, dossier.id, head);
  const items = [{ kind: 'paper', componentId: 'desk.1', name: 'Thẻ luật sư', wanted: 'Bản chính' }] as const;
  const asking = { dossierId: dossier.id, version: seen.version, reason: 'Thiếu', items: [...items] };
  const { version } = await world.call(requestSupplement, asking, { as: head });
  const brought = { dossierId: dossier.id, version, papers: [{ itemId: '1', originals: 1 }] };
  await world.call(recordSupplement, brought, { as: officials.counter });
  const unitId = await unitIdOf(world, oneStopCode);
  const waits = await world.call(listWaitingPapers, { unitId }, { as: officials.counter });
  expect(waits.items.filter(({ dossierId }) => dossierId === dossier.id)).toMatchObject([
    { kind: 'supplement', pieces: [{ name: 'Thẻ luật sư', originals: 1 }] },
  ]);
});
