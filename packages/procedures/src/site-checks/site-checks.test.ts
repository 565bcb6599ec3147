import { listInbox, listMeasures, listNotices } from '@dongbo/contract';
import {
  cancelSiteCheck,
  correctSiteCheck,
  getMyDossier,
  getSiteCheck,
  getSiteCheckFile,
  listMyDossiers,
  listSiteChecks,
  planSiteCheck,
  postponeSiteCheck,
  printSiteMinutes,
  recordSiteCheck,
  signSiteCheck,
  signSiteCheckOnPaper,
  withdrawMyDossier,
  type Dossier,
  type SiteCheckId,
} from '@dongbo/contract/procedures';
import { runDueSchedules } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  bringTo,
  officials,
  personIdOf,
  refusalOf,
  settlingWorld,
  tablesOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { received, see } from '../supplements/supplement-world.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
  // A schedule begins after it was first seen.
  await runDueSchedules(world.worker);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
/** A Monday of its own for each test: a schedule never goes back. */
let monday = Date.parse('2026-03-09T08:00:00+07:00');
const hours = (count: number) => new Date(monday + count * 3_600_000).toISOString();
beforeEach(() => {
  monday += 7 * 24 * 3_600_000;
  world.clock.set(hours(0));
});

const { specialist, second, head, counter } = officials;
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;
const inProcessing = async (): Promise<Dossier> =>
  await see(world, (await bringTo(world, await received(world), 'processing')).id, specialist);
const planOf = async ({ id: dossierId, version }: Dossier, changes: object = {}) => ({
  dossierId,
  version,
  plannedAt: hours(25),
  place: 'Thửa đất số 125, khu phố 3',
  subject: 'Ranh giới thửa đất',
  memberIds: [await personIdOf(world, second)],
  outsiders: [{ name: 'Đỗ Văn Ưởng', body: 'Trưởng khu phố 3' }],
  ...changes,
});

async function plan(dossier: Dossier, changes: object = {}) {
  await world.call(planSiteCheck, await planOf(dossier, changes), { as: specialist });
  const { items } = await world.call(listSiteChecks, { dossierId: dossier.id }, { as: specialist });
  const last = items.at(-1);
  if (last === undefined) throw new Error('Nothing was planned');
  return last;
}

const recordOf = (changes: object = {}) => ({
  startedAt: hours(25),
  endedAt: hours(26),
  place: 'Thửa đất số 125, khu phố 3',
  latitude: 10.94731,
  longitude: 106.82362,
  present: ['m1', 'm2', 'm3'],
  ownerPresent: true,
  findings: 'Mốc giới rõ ràng.',
  objections: '',
  outcome: 'differs' as const,
  fileIds: [] as string[],
  ...changes,
});

async function record(check: { id: SiteCheckId; version: number }, changes: object = {}) {
  world.clock.set(hours(27));
  const order = { siteCheckId: check.id, version: check.version, record: recordOf(changes) };
  return await world.call(recordSiteCheck, order, { as: specialist });
}
const get = async (siteCheckId: SiteCheckId, as: string = specialist) =>
  await world.call(getSiteCheck, { siteCheckId }, { as });
/** The steps of the work that is theirs by name. */
const work = async (code: string, as: string) => {
  const { items } = await world.call(listInbox, { q: code }, { as });
  const personId = await personIdOf(world, as);
  return items.filter(({ assignee }) => assignee?.id === personId).map(({ step }) => step?.id);
};
const toldOf = async (subjectId: string, as: string) => {
  await world.drain();
  const { items } = await world.call(listNotices, { limit: 100 }, { as });
  return items.filter((one) => one.subjectId === subjectId).map(({ key }) => key);
};

test('is planned with members of the body and of others; the owner is asked to be there, and its time runs on', async () => {
  const dossier = await inProcessing();
  expect(dossier.sidePaths).toContain('plan-site-check');
  const check = await plan(dossier);
  expect(check).toMatchObject({
    state: 'planned',
    members: [{ key: 'm1', present: null }, { key: 'm2' }, { key: 'm3', personId: null, body: 'Trưởng khu phố 3' }],
    isLate: false,
    number: null,
    mayLead: true,
    maySign: false,
  });
  const after = await see(world, dossier.id, specialist);
  expect(after).toMatchObject({ state: 'in-progress', siteCheckCount: 1, clock: { dueAt: dossier.clock?.dueAt } });
  expect(await work(dossier.code, specialist)).toEqual(expect.arrayContaining(['site-check', 'processing']));
  expect(await toldOf(check.id, second)).toEqual(['site-check-planned']);
  const mine = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
  const [told] = mine.timeline.filter(({ type }) => type === 'procedures.site-check-planned');
  expect(told?.note).toMatch(/^09 giờ 00 phút ngày \d\d\/03\/2026, tại Thửa đất số 125/);
  expect(await toldOf(dossier.id, 'congdan1')).toContain('owner-site-check-asked');
});

test('the owner sees when, where and whom to call before anything else, and afterwards what came of it', async () => {
  const dossier = await inProcessing();
  const check = await plan(dossier, { guidePhone: '0912 345 678' });
  const asked = async () => (await world.call(listMyDossiers, { limit: 50 }, { as: 'congdan1' })).asked;
  expect((await asked()).find(({ id }) => id === dossier.id)?.visit).toEqual({
    at: check.plannedAt,
    place: 'Thửa đất số 125, khu phố 3',
  });
  const mine = async () => (await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' })).siteChecks;
  expect(await mine()).toMatchObject([
    {
      isPlanned: true,
      at: check.plannedAt,
      subject: 'Ranh giới thửa đất',
      asksOwner: true,
      guidePhone: '+84912345678',
      moved: null,
      found: null,
    },
  ]);
  const order = { siteCheckId: check.id, version: check.version, plannedAt: hours(24.5), reason: 'Mưa lớn' };
  await world.call(postponeSiteCheck, order, { as: specialist });
  expect(await mine()).toMatchObject([{ moved: { from: check.plannedAt, reason: 'Mưa lớn' } }]);
  await record({ ...check, version: check.version + 1 });
  expect(await mine()).toMatchObject([
    { isPlanned: false, found: { outcome: 'differs', ownerPresent: true, findings: 'Mốc giới rõ ràng.' } },
  ]);
  expect((await asked()).find(({ id }) => id === dossier.id)).toBeUndefined();
});

test('who was not there is told the outcome, and what is not to be is asked no more', async () => {
  const dossier = await inProcessing();
  const check = await plan(dossier);
  await record(check, { ownerPresent: false });
  const [seen] = (await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' })).siteChecks;
  expect(seen?.found).toMatchObject({ outcome: 'differs', findings: null });
  const other = await inProcessing();
  const planned = await plan(other, { plannedAt: hours(49) });
  await world.call(cancelSiteCheck, { siteCheckId: planned.id, version: 1, reason: 'Đủ giấy tờ' }, { as: specialist });
  expect((await world.call(getMyDossier, { dossierId: other.id }, { as: 'congdan1' })).siteChecks).toEqual([]);
  const { asked } = await world.call(listMyDossiers, { limit: 50 }, { as: 'congdan1' });
  expect(asked.map(({ id }) => id)).not.toContain(other.id);
});

test('a plan is refused with its cause', async () => {
  const dossier = await inProcessing();
  const why = async (changes: object, as: string = specialist) =>
    await codeOf(world.call(planSiteCheck, await planOf(dossier, changes), { as }));
  expect(await why({}, head)).toBe('not-allowed');
  expect(await why({}, counter)).toBe('not-allowed');
  expect(await why({ plannedAt: hours(-1) })).toBe('site-check.time-not-possible');
  expect(await why({ plannedAt: '2027-03-16T08:00:00+07:00' })).toBe('site-check.time-not-possible');
  expect(await why({ memberIds: [await personIdOf(world, 'congdan2')] })).toBe('site-check.member-unknown');
  expect(await why({ version: 1 })).toBe('dossier.changed-meanwhile');
  const waiting = await received(world);
  expect(await codeOf(world.call(planSiteCheck, await planOf(waiting), { as: head }))).not.toBe('done');
});

test('what was found is written down once, gets a number, and is signed by each from their account and by the owner on paper', async () => {
  const dossier = await inProcessing();
  const check = await plan(dossier);
  const photo = await upload(world, specialist);
  const early = { siteCheckId: check.id, version: 1, record: recordOf() };
  expect(await codeOf(world.call(recordSiteCheck, early, { as: specialist }))).toBe('site-check.not-yet');
  const { number, version } = await record(check, { fileIds: [photo, photo] });
  const kept = tablesOf(world).selectFrom('site_check').select('record').where('id', '=', check.id);
  expect(Object((await kept.executeTakeFirstOrThrow()).record)).toMatchObject({ fileIds: [photo] });
  expect(number).toMatch(/^\d\d\/BB-KTTĐ$/);
  expect(await get(check.id)).toMatchObject({ state: 'recorded', number, needsPaper: true, maySign: true });
  // Nobody writes over it.
  expect(await codeOf(record({ id: check.id, version }))).toBe('site-check.not-possible');
  expect(await work(dossier.code, second)).toEqual(['site-sign']);
  expect(await toldOf(check.id, second)).toContain('site-check-to-sign');
  const seen = await get(check.id, second);
  expect(seen).toMatchObject({ dossierId: dossier.id, maySign: true, mayLead: false });
  const file = { siteCheckId: check.id, fileId: photo };
  expect((await world.call(getSiteCheckFile, file, { as: second })).size).toBeGreaterThan(0);
  expect(await codeOf(world.call(getSiteCheckFile, file, { as: 'congdan1' }))).not.toBe('done');
  const sign = async (as: string) => {
    const { version: now } = await get(check.id);
    return await codeOf(world.call(signSiteCheck, { siteCheckId: check.id, version: now }, { as }));
  };
  expect(await sign(head)).toBe('not-allowed');
  expect(await sign(second)).toBe('done');
  expect(await sign(second)).toBe('site-check.not-yours');
  expect(await sign(specialist)).toBe('done');
  expect(await work(dossier.code, second)).toEqual([]);
  expect(await get(check.id)).toMatchObject({ state: 'recorded' });
  const { version: now } = await get(check.id);
  const paper = { siteCheckId: check.id, version: now, owner: 'signed' as const };
  expect(await codeOf(world.call(signSiteCheckOnPaper, paper, { as: specialist }))).toBe('site-check.paper-missing');
  const fileIds = [await upload(world, specialist)];
  await world.call(signSiteCheckOnPaper, { ...paper, fileIds }, { as: specialist });
  const closed = await get(check.id);
  expect(closed).toMatchObject({ state: 'closed', paper: { owner: 'signed', files: [{ id: fileIds[0] }] } });
  expect(closed.members.map(({ signedAt }) => signedAt !== null)).toEqual([true, true, false]);
  const again = { siteCheckId: check.id, version: closed.version, owner: 'refused' as const, reason: 'Không' };
  expect(await codeOf(world.call(signSiteCheckOnPaper, again, { as: specialist }))).toBe('site-check.not-possible');
  const printed = await world.call(printSiteMinutes, { siteCheckId: check.id }, { as: second });
  expect(printed.size).toBeGreaterThan(0);
  const mine = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
  expect(mine.timeline.map(({ type }) => type)).toContain('procedures.site-check-recorded.differs');
  // What was found stands in its own place on the owner's page, not among what happened.
  expect(JSON.stringify(mine.timeline)).not.toContain('Mốc giới rõ ràng');
});

test('what is closed never changes: a correction is a further record that refers to it and is signed by itself', async () => {
  const dossier = await inProcessing();
  const check = await plan(dossier, { memberIds: [], outsiders: [] });
  const { version } = await record(check, { present: ['m1'], ownerPresent: false });
  await world.call(signSiteCheck, { siteCheckId: check.id, version }, { as: specialist });
  const closed = await get(check.id);
  expect(closed.state).toBe('closed');
  const right = recordOf({ present: ['m1'], ownerPresent: false, findings: 'Đủ 4 mốc', outcome: 'as-declared' });
  const order = { siteCheckId: check.id, version: closed.version, reason: 'Ghi nhầm', record: right };
  const { id, number } = await world.call(correctSiteCheck, order, { as: specialist });
  expect(number).not.toBe(closed.number);
  expect(await get(check.id)).toMatchObject({
    state: 'closed',
    correctedBy: id,
    record: { findings: 'Mốc giới rõ ràng.', outcome: 'differs' },
  });
  expect(await get(id)).toMatchObject({
    state: 'recorded',
    corrects: check.id,
    correctionReason: 'Ghi nhầm',
    record: { findings: 'Đủ 4 mốc' },
    maySign: true,
  });
  const twice = { ...order, version: (await get(check.id)).version };
  expect(await codeOf(world.call(correctSiteCheck, twice, { as: specialist }))).toBe('site-check.not-possible');
  expect((await see(world, dossier.id, specialist)).siteCheckCount).toBe(2);
  await plan(await see(world, dossier.id, specialist), { plannedAt: hours(60) });
});

test('is moved and cancelled with a reason that everybody is told', async () => {
  const dossier = await inProcessing();
  const check = await plan(dossier);
  const moving = { siteCheckId: check.id, version: 1, plannedAt: hours(49), reason: 'Trời mưa' };
  expect(await codeOf(world.call(postponeSiteCheck, { ...moving, plannedAt: hours(-1) }, { as: specialist }))).toBe(
    'site-check.time-not-possible',
  );
  expect(await codeOf(world.call(postponeSiteCheck, moving, { as: second }))).toBe('not-allowed');
  expect(await toldOf(check.id, second)).toEqual(['site-check-planned']);
  const { version } = await world.call(postponeSiteCheck, moving, { as: specialist });
  expect(await codeOf(world.call(postponeSiteCheck, moving, { as: specialist }))).toBe('site-check.changed-meanwhile');
  expect((await get(check.id)).postponements).toMatchObject([{ reason: 'Trời mưa' }]);
  const cancelling = { siteCheckId: check.id, version, reason: 'Đã đủ hồ sơ' };
  await world.call(cancelSiteCheck, cancelling, { as: specialist });
  expect(await get(check.id)).toMatchObject({ state: 'cancelled', cancellation: 'Đã đủ hồ sơ', mayLead: true });
  expect(await work(dossier.code, specialist)).not.toContain('site-check');
  expect((await toldOf(check.id, second)).toSorted()).toEqual([
    'site-check-cancelled',
    'site-check-planned',
    'site-check-postponed',
  ]);
  expect(await toldOf(dossier.id, 'congdan1')).toEqual(
    expect.arrayContaining(['owner-site-check-postponed', 'owner-site-check-cancelled']),
  );
});

test('of which nothing is written down is reported once, and counted', async () => {
  const dossier = await inProcessing();
  const check = await plan(dossier);
  for (const hour of [48, 50, 51]) {
    world.clock.set(hours(hour));
    await runDueSchedules(world.worker);
  }
  expect((await toldOf(check.id, specialist)).filter((key) => key === 'site-check-late')).toHaveLength(1);
  expect(await toldOf(check.id, head)).toEqual(['site-check-late']);
  expect((await get(check.id)).isLate).toBe(true);
  const { items } = await world.call(listMeasures, {}, { as: 'quantrihethong' });
  const late = items.find(({ name }) => name === 'procedures.site-checks-late');
  expect(late?.values.some(({ value }) => value >= 1)).toBe(true);
});

test('ends with its dossier: nobody goes, nobody has to sign', async () => {
  const dossier = await inProcessing();
  const check = await plan(dossier);
  const { version } = await see(world, dossier.id, specialist);
  await world.call(withdrawMyDossier, { dossierId: dossier.id, version }, { as: 'congdan1' });
  expect(await get(check.id)).toMatchObject({ state: 'cancelled', mayLead: false });
  expect(await work(dossier.code, specialist)).toEqual([]);
  expect(await toldOf(check.id, second)).toContain('site-check-ended');
});
