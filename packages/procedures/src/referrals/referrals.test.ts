import { listInbox, listNotices } from '@dongbo/contract';
import {
  actOnDossier,
  answerReferral,
  askOpinion,
  assignReferral,
  getDossier,
  getMyDossier,
  getReferral,
  getReferralChoices,
  getReferralFile,
  linkTasks,
  listReferrals,
  withdrawDossier,
  withdrawReferral,
  type Dossier,
  type Referral,
} from '@dongbo/contract/procedures';
import { runDueSchedules } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  act,
  bringTo,
  eventsOf,
  officials,
  personIdOf,
  refusalOf,
  settlingWorld,
  tablesOf,
  unitIdOf,
  upload,
} from '../dossiers/settling-world.fixture.ts';
import { received, see } from '../supplements/supplement-world.fixture.ts';
import { slotOf } from './work-of-referral.ts';

let world: World;
/** The economic division settles; the division of culture and society is asked, and its head hands work over there. */
const units = { society: 'H19.145.04', office: 'H19.145.02' } as const;
const asked = 'phongvanhoa.tranbien';
let society: string;
let office: string;
beforeAll(async () => {
  world = await settlingWorld();
  society = await unitIdOf(world, units.society);
  office = await unitIdOf(world, units.office);
  await employ(asked, 'division-head', society);
  await employ('canbo.vanhoa', 'specialist', society);
  await employ('vanphong.tranbien', 'specialist', office);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
beforeEach(() => world.clock.set('2026-03-16T08:00:00+07:00'));

/** Somebody who holds one role at one unit, and nothing else. */
async function employ(username: string, role: string, unitId: string): Promise<void> {
  const db = tablesOf(world);
  const id = crypto.randomUUID();
  const now = new Date('2026-01-01T00:00:00Z');
  await db
    .insertInto('person')
    .values({ id, kind: 'official', name: username, name_folded: username, created_at: now })
    .execute();
  await db.insertInto('account').values({ person_id: id, username, password_hash: 'none' }).execute();
  await db
    .insertInto('role_grant')
    .values({ id: crypto.randomUUID(), person_id: id, role_key: role, unit_id: unitId, valid_from: now })
    .execute();
}

const { specialist, head, counter } = officials;
const codeOf = async (body: Promise<unknown>): Promise<unknown> => (await refusalOf(body)).code;
const read = async (dossierId: string, as: string = specialist) =>
  await world.call(listReferrals, { dossierId }, { as });
const inbox = async (q: string, as: string) => (await world.call(listInbox, { q }, { as })).items;

async function first(dossierId: string): Promise<Referral> {
  const [referral] = (await read(dossierId)).items;
  if (referral === undefined) throw new Error('Nothing was asked');
  return referral;
}

const processing = async (): Promise<Dossier> => await bringTo(world, await received(world), 'processing');

type Change = Partial<Parameters<typeof ask>[1]>;
async function ask(
  dossier: Dossier,
  order: { to?: { unitId: string; personId?: string }[]; isNeeded?: boolean; fileIds?: string[]; content?: string },
) {
  const input = {
    dossierId: dossier.id,
    version: dossier.version,
    to: [{ unitId: society }],
    content: 'Khu đất có vướng quy hoạch không?\nĐề nghị cho ý kiến.',
  };
  await world.call(askOpinion, { ...input, ...order }, { as: specialist });
  return await see(world, dossier.id, specialist);
}
const askFor = async (changes: Change = {}) => {
  const dossier = await processing();
  const after = await ask(dossier, changes);
  return { dossier: after, referral: await first(after.id) };
};

const answer = async ({ id }: Pick<Referral, 'id'>, changes: object = {}, as = asked) => {
  const { version } = await world.call(getReferral, { referralId: id }, { as });
  return await world.call(
    answerReferral,
    { referralId: id, version, outcome: 'agrees', text: 'Không vướng quy hoạch.', fileIds: [], ...changes },
    { as },
  );
};

describe('an opinion', () => {
  test('is work of its own at the asked unit; the dossier goes on meanwhile', async () => {
    const { dossier, referral } = await askFor();
    expect(dossier).toMatchObject({ state: 'in-progress', referralCount: 1, waitsFor: 0, mayWriteResult: true });
    expect(referral).toMatchObject({
      kind: 'opinion',
      state: 'open',
      title: 'Khu đất có vướng quy hoạch không?',
      unit: { id: society },
      // Three working days from Monday two minutes past eight.
      // A working day before the dossier itself is due.
      dueAt: '2026-03-18T08:02:00+07:00',
    });
    const [work] = await inbox(dossier.code, asked);
    expect(work).toMatchObject({ slot: slotOf(referral.id), kind: { code: 'referral-opinion' }, partyName: null });
    // The dossier's own work stays where it was, and knows its new version.
    const own = (await inbox(dossier.code, specialist)).filter(({ slot }) => slot === 'main');
    expect(own).toMatchObject([{ version: dossier.version, assignee: expect.anything() }]);
    // Whose role reaches both units does not answer their own question.
    expect(referral.mayAnswer).toBe(false);
    expect(await codeOf(answer(referral, {}, specialist))).toBe('not-allowed');
    await world.drain();
    expect((await world.call(listNotices, {}, { as: asked })).items[0]).toMatchObject({
      key: 'referral-asked',
      subjectId: referral.id,
    });
  });

  test('shows the papers that were chosen and no more of the dossier', async () => {
    const dossier = await processing();
    const shown = dossier.papers[0]?.files[0]?.id ?? '';
    await ask(dossier, { fileIds: [shown] });
    const referral = await first(dossier.id);
    const page = await world.call(getReferral, { referralId: referral.id }, { as: asked });
    expect(page).toMatchObject({ dossierId: null, code: dossier.code, ownerName: null, files: [{ id: shown }] });
    expect(JSON.stringify(page)).not.toContain(dossier.owner.name);
    const at = { referralId: referral.id };
    expect(await world.call(getReferralFile, { ...at, fileId: shown }, { as: asked })).toMatchObject({
      type: 'application/pdf',
    });
    const hidden = await upload(world, specialist);
    expect(await codeOf(world.call(getReferralFile, { ...at, fileId: hidden }, { as: asked }))).toBe('not-found');
    expect(await codeOf(world.call(getDossier, { dossierId: dossier.id }, { as: asked }))).toBe('not-found');
    expect(await codeOf(read(dossier.id, asked))).toBe('not-found');
    expect(await codeOf(world.call(getReferral, at, { as: 'vanphong.tranbien' }))).toBe('not-found');
  });

  test('is handed to somebody of the unit, who alone answers; who asks is told', async () => {
    const { dossier, referral } = await askFor();
    const assigneeId = await personIdOf(world, 'canbo.vanhoa');
    const order = { referralId: referral.id, version: 1, assigneeId };
    const stranger = { ...order, assigneeId: await personIdOf(world, 'vanphong.tranbien') };
    expect(await codeOf(world.call(assignReferral, stranger, { as: asked }))).toBe('referral.person-not-there');
    expect(await codeOf(world.call(assignReferral, order, { as: 'canbo.vanhoa' }))).toBe('not-allowed');
    await world.call(assignReferral, order, { as: asked });
    expect(await codeOf(world.call(assignReferral, order, { as: asked }))).toBe('referral.changed-meanwhile');
    expect(await codeOf(answer(referral))).toBe('not-allowed');
    expect(await inbox(dossier.code, 'canbo.vanhoa')).toMatchObject([{ assignee: { id: assigneeId } }]);
    const fileId = await upload(world, 'canbo.vanhoa');
    await answer(referral, { outcome: 'agrees-if', fileIds: [fileId] }, 'canbo.vanhoa');
    expect(await first(dossier.id)).toMatchObject({
      state: 'answered',
      answer: { outcome: 'agrees-if', by: 'canbo.vanhoa', isLate: false, files: [{ id: fileId }] },
    });
    expect(await inbox(dossier.code, 'canbo.vanhoa')).toEqual([]);
    const file = { referralId: referral.id, fileId };
    expect(await world.call(getReferralFile, file, { as: specialist })).toMatchObject({ name: 'giay-to.pdf' });
    await world.drain();
    expect((await world.call(listNotices, {}, { as: specialist })).items[0]).toMatchObject({
      key: 'referral-answered',
    });
    expect(await codeOf(answer(referral, {}, 'canbo.vanhoa'))).toBe('referral.not-open');
  });

  test('that is needed holds the step, and says so; going back is not held', async () => {
    const { dossier, referral } = await askFor({ isNeeded: true });
    expect(dossier.waitsFor).toBe(1);
    const forward = { dossierId: dossier.id, version: dossier.version, action: 'forward' };
    expect(dossier.actions.map(({ id }) => id)).not.toContain('forward');
    expect(await codeOf(world.call(actOnDossier, forward, { as: specialist }))).toBe('dossier.waits-for-others');
    await answer(referral);
    const after = await see(world, dossier.id, specialist);
    expect(after).toMatchObject({ waitsFor: 0, version: dossier.version + 1 });
    expect(after.actions.map(({ id }) => id)).toContain('forward');
  });

  test('no answer in time is reported once, to who asked and to the head there; the late answer counts as late', async () => {
    const { dossier, referral } = await askFor();
    world.clock.set('2026-03-19T08:00:00+07:00');
    for (let turn = 0; turn < 2; turn += 1) {
      await runDueSchedules(world.worker);
      await world.drain();
      world.clock.advance(900_000);
    }
    const silent = (await eventsOf(world, dossier.id)).filter(({ type }) => type === 'referral-silent');
    expect(silent).toHaveLength(1);
    const told = async (as: string) =>
      (await world.call(listNotices, {}, { as })).items.filter(
        ({ key, facts }) => key.startsWith('referral-') && key !== 'referral-asked' && facts['code'] === dossier.code,
      );
    expect((await told(specialist)).map(({ key }) => key)).toEqual(['referral-silent']);
    expect((await told(asked)).map(({ key }) => key)).toEqual(['referral-late-here']);
    expect(await first(dossier.id)).toMatchObject({
      state: 'open',
      dueState: 'overdue',
      silentSince: expect.anything(),
    });
    await answer(referral);
    expect(await first(dossier.id)).toMatchObject({ state: 'answered', answer: { isLate: true } });
  });

  test('is taken back: the unit has no work any more and cannot answer', async () => {
    const { dossier, referral } = await askFor({ isNeeded: true });
    const order = { referralId: referral.id, version: 1, reason: 'Đã có văn bản' };
    expect(await codeOf(world.call(withdrawReferral, order, { as: asked }))).toBe('not-allowed');
    await world.call(withdrawReferral, order, { as: specialist });
    expect(await inbox(dossier.code, asked)).toEqual([]);
    expect((await see(world, dossier.id, specialist)).waitsFor).toBe(0);
    expect(await codeOf(answer(referral))).toBe('referral.not-open');
  });

  test('the same request twice asks once', async () => {
    const dossier = await processing();
    const order = { dossierId: dossier.id, version: dossier.version, to: [{ unitId: society }], content: 'Một lần' };
    const requestId = crypto.randomUUID();
    await world.call(askOpinion, order, { as: specialist, requestId });
    await world.call(askOpinion, order, { as: specialist, requestId });
    expect((await read(dossier.id)).items).toHaveLength(1);
    expect(await codeOf(world.call(askOpinion, order, { as: specialist }))).toBe('dossier.changed-meanwhile');
  });

  test('whoever was asked hears that the dossier has ended, of each question that was open', async () => {
    const { dossier: once } = await askFor();
    const dossier = await ask(once, {});
    const asks = (await read(dossier.id)).items.map(({ id }) => id);
    expect(asks).toHaveLength(2);
    const fileIds = [await upload(world, officials.counter)];
    const order = { dossierId: dossier.id, version: dossier.version, reason: 'Rút hồ sơ', fileIds };
    await world.call(withdrawDossier, order, { as: officials.counter });
    await world.drain();
    const { items } = await world.call(listNotices, {}, { as: asked });
    const told = items.flatMap(({ key, subjectId }) => (key === 'referral-ended' ? [subjectId] : []));
    expect(told).toEqual(expect.arrayContaining(asks));
  });

  test('bad wishes are refused with their cause', async () => {
    const dossier = await processing();
    const province = await unitIdOf(world, 'H19');
    const asking = await unitIdOf(world, 'H19.145.03');
    const order = { dossierId: dossier.id, version: dossier.version, to: [{ unitId: society }], content: 'Hỏi' };
    const why = async (changes: object, as: string = specialist) =>
      await codeOf(world.call(askOpinion, { ...order, ...changes }, { as }));
    // The head does not hold this step.
    expect(await why({}, head)).toBe('not-allowed');
    expect(await why({ to: [{ unitId: province }] })).toBe('referral.unit-unknown');
    expect(await why({ to: [{ unitId: crypto.randomUUID() }] })).toBe('referral.unit-unknown');
    expect(await why({ to: [{ unitId: society, personId: await personIdOf(world, 'vanphong.tranbien') }] })).toBe(
      'referral.person-not-there',
    );
    // Who asks does not answer.
    expect(await why({ to: [{ unitId: asking, personId: await personIdOf(world, specialist) }] })).toBe(
      'referral.person-not-there',
    );
    expect(await why({ limit: { unit: 'month', value: 6 } })).toBe('referral.limit-too-long');
    expect(await why({ fileIds: [await upload(world, specialist)] })).toBe('file.unknown');
    expect(await why({ to: Array.from({ length: 10 }, () => ({ unitId: society })) })).toBe('done');
    const waiting = await received(world);
    expect(waiting.sidePaths).not.toContain('ask-opinion');
  });

  test('what a dossier asked ends with it', async () => {
    const { dossier, referral } = await askFor({ isNeeded: true });
    const fileIds = [await upload(world, counter)];
    await world.call(
      withdrawDossier,
      { dossierId: dossier.id, version: dossier.version, reason: 'Đơn xin rút', fileIds },
      { as: counter },
    );
    expect(await inbox(dossier.code, asked)).toEqual([]);
    expect(await first(dossier.id)).toMatchObject({ state: 'withdrawn', mayWithdraw: false });
    expect(await codeOf(answer(referral))).toBe('referral.not-open');
  });
});

describe('linked tasks', () => {
  const tasks = [
    { title: 'Trích lục bản đồ', unitId: '', sequence: 1, limit: { unit: 'working-day', value: 1 } },
    { title: 'Cấp thẻ', unitId: '', sequence: 2, limit: { unit: 'working-day', value: 2 } },
    { title: 'Đăng ký cư trú', unitId: '', sequence: 2, isNeeded: false, limit: { unit: 'working-day', value: 2 } },
  ] as const;

  async function give(): Promise<Dossier> {
    const dossier = await processing();
    const places = [society, office, society];
    await world.call(
      linkTasks,
      {
        dossierId: dossier.id,
        version: dossier.version,
        tasks: tasks.map((task, index) => ({ ...task, unitId: places[index] ?? '' })),
      },
      { as: specialist },
    );
    return await see(world, dossier.id, specialist);
  }

  test('go one after the other and beside each other; a deadline counts from the turn', async () => {
    const dossier = await give();
    expect(dossier.waitsFor).toBe(2);
    const states = async () => (await read(dossier.id)).items.map(({ state, dueAt }) => [state, dueAt]);
    expect(await states()).toEqual([
      ['open', '2026-03-17T08:02:00+07:00'],
      ['waiting', null],
      ['waiting', null],
    ]);
    expect(await inbox(dossier.code, 'vanphong.tranbien')).toEqual([]);
    world.clock.set('2026-03-18T08:00:00+07:00');
    await answer(await first(dossier.id), { outcome: 'done', text: 'Đã trích lục.' });
    expect((await states()).slice(1)).toEqual([
      ['open', '2026-03-20T08:00:00+07:00'],
      ['open', '2026-03-20T08:00:00+07:00'],
    ]);
    expect(await inbox(dossier.code, 'vanphong.tranbien')).toHaveLength(1);
    const [, second] = (await read(dossier.id)).items;
    expect(await codeOf(answer(second ?? { id: '' as never }, { outcome: 'agrees' }, 'vanphong.tranbien'))).toBe(
      'referral.outcome-unknown',
    );
    await answer(second ?? { id: '' as never }, { outcome: 'done', text: 'Đã cấp.' }, 'vanphong.tranbien');
    // The third is not needed: the step can end.
    const after = await see(world, dossier.id, specialist);
    expect(after.waitsFor).toBe(0);
    const { shares } = await read(dossier.id);
    expect(shares.map(({ unit, minutes, referrals }) => [unit.id, minutes, referrals])).toEqual([
      [dossier.competentUnit.id, expect.any(Number), 0],
      // Two days of the first task, none of the third so far.
      [society, 958, 2],
      [office, 0, 1],
    ]);
  });

  test('a task that is taken back makes room for the next', async () => {
    const dossier = await give();
    const { id: referralId } = await first(dossier.id);
    await world.call(withdrawReferral, { referralId, version: 2, reason: 'Không cần' }, { as: specialist });
    expect((await read(dossier.id)).items.map(({ state }) => state)).toEqual(['withdrawn', 'open', 'open']);
  });

  test('officials and owner read on their timelines who was asked', async () => {
    const dossier = await give();
    await answer(await first(dossier.id), { outcome: 'done', text: 'Đã trích lục.' });
    const types = (await see(world, dossier.id, specialist)).timeline.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['procedures.referral-asked.task', 'procedures.referral-answered.task']),
    );
    const mine = await world.call(getMyDossier, { dossierId: dossier.id }, { as: 'congdan1' });
    const told = mine.timeline.filter(({ type }) => type.includes('referral'));
    expect(told.map(({ type, actor }) => [type, actor])).toEqual([
      ['procedures.owner-sees.referral-asked.task', null],
      ['procedures.owner-sees.referral-asked.task', null],
      ['procedures.owner-sees.referral-asked.task', null],
      ['procedures.owner-sees.referral-answered.task', null],
    ]);
    expect(told[0]?.note).toContain('Phòng Văn hóa');
    expect(JSON.stringify(mine)).not.toContain('Đã trích lục');
    await world.drain();
    const notices = (await world.call(listNotices, {}, { as: 'congdan1' })).items.filter(
      ({ key, subjectId }) => subjectId === dossier.id && key.startsWith('owner-'),
    );
    expect(notices.map(({ key }) => key).toSorted()).toEqual([
      'owner-answered-task',
      'owner-asked-task',
      'owner-asked-task',
      'owner-asked-task',
    ]);
    expect(notices.find(({ key }) => key === 'owner-asked-task')?.facts).toMatchObject({ unit: expect.any(String) });
    expect(JSON.stringify(notices)).not.toContain((await world.actor(specialist)).name);
  });

  test('what is usual is told with its source', async () => {
    const dossier = await processing();
    const choices = await world.call(getReferralChoices, { dossierId: dossier.id }, { as: specialist });
    expect(choices).toMatchObject({ limits: { opinion: { unit: 'working-day', value: 2 } }, tasks: [] });
    expect(choices.source).not.toBe('');
  });
});

test('a dossier that asks nobody reads nothing of it, and is held by nothing', async () => {
  const dossier = await processing();
  const statements = await world.statements(() =>
    world.call(getDossier, { dossierId: dossier.id }, { as: specialist }),
  );
  expect(statements.filter((text) => /\bfrom referral\b/.test(text))).toEqual([]);
  const { version } = dossier;
  await act(world, specialist, { id: dossier.id, version }, { action: 'return', reason: 'Chưa đủ' });
});
