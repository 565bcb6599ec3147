import { listInbox, listNotices, UnitId } from '@dongbo/contract';
import {
  answerAppointment,
  getAppointment,
  getMySlip,
  listAppointments,
  listMyAppointments,
  requestAppointment,
} from '@dongbo/contract/sample';
import { planStage, runDueSchedules, runJob } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appointmentWorld, oneStop, tablesOf } from './appointment-world.fixture.ts';
import { appointmentsToday } from './appointments-today.ts';
import { remindPerson } from './remind-person.ts';

const officer = 'motcua.tranbien';
const elsewhere = 'motcua.longbinh';

let world: World;
let unitId: UnitId;

beforeAll(async () => {
  world = await appointmentWorld();
  unitId = UnitId.parse(await oneStop(world));
});
afterAll(async () => await world[Symbol.asyncDispose]());

const ask = async (as: string, day = '2026-03-12', requestId: string = crypto.randomUUID()) =>
  await world.call(requestAppointment, { unitId, day, purpose: 'Hỏi về đất ở' }, { as, requestId });

const inbox = async (as: string) => (await world.call(listInbox, { system: 'sample' }, { as })).items;

describe('an appointment that is asked for and confirmed', () => {
  test('stands in the inbox of that counter alone, once, also when the request comes twice', async () => {
    const requestId = crypto.randomUUID();
    const first = await ask('congdan1', '2026-03-12', requestId);
    expect(await ask('congdan1', '2026-03-12', requestId)).toEqual(first);
    expect(first).toMatchObject({ code: 'HEN-2026-1', state: 'requested', version: 1 });
    const [work, ...more] = await inbox(officer);
    expect(more).toEqual([]);
    expect(work).toMatchObject({
      system: 'sample',
      subjectId: first.id,
      kind: { code: 'appointment' },
      step: null,
      dueAt: '2026-03-12T00:30:00.000Z',
    });
    expect(await inbox(elsewhere)).toEqual([]);
    const statements = await tablesOf(world).selectFrom('appointment').selectAll().execute();
    expect(statements).toHaveLength(1);
  });

  test('is told to its person, and leaves the inbox', async () => {
    const [mine] = (await world.call(listMyAppointments, {}, { as: 'congdan1' })).items;
    if (mine === undefined) throw new Error('Nothing was asked for');
    const answer = { appointmentId: mine.id, version: mine.version, time: '09:30' };
    const slip = world.call(getMySlip, { appointmentId: mine.id }, { as: 'congdan1' });
    await expect(slip).rejects.toMatchObject({ code: 'appointment.not-confirmed' });
    await expect(world.call(answerAppointment, answer, { as: elsewhere })).rejects.toMatchObject({ code: 'not-found' });
    const late = world.call(answerAppointment, { ...answer, time: '12:00' }, { as: officer });
    await expect(late).rejects.toMatchObject({ code: 'appointment.outside-working-hours' });
    expect(await world.call(answerAppointment, answer, { as: officer })).toMatchObject({
      state: 'confirmed',
      version: 2,
    });
    await expect(world.call(answerAppointment, answer, { as: officer })).rejects.toMatchObject({
      code: 'appointment.answered-already',
    });
    expect(await inbox(officer)).toEqual([]);
    await world.drain();
    const notices = await world.call(listNotices, {}, { as: 'congdan1' });
    expect(notices.items).toMatchObject([
      { system: 'sample', key: 'appointment-confirmed', facts: { code: mine.code, at: '2026-03-12T09:30:00+07:00' } },
    ]);
    const letter = await tablesOf(world).selectFrom('letter').selectAll().executeTakeFirstOrThrow();
    expect(letter).toMatchObject({ subject_id: mine.id, form: 'appointment-slip', ordinal: 1 });
    expect(letter.file_id).not.toBeNull();
    const days = await tablesOf(world).selectFrom('appointment_day').selectAll().execute();
    expect(days).toMatchObject([{ unit_id: unitId, requested: 1, confirmed: 1 }]);
  });

  test('is read by its counter alone, and its slip by its person alone', async () => {
    const [mine] = (await world.call(listMyAppointments, {}, { as: 'congdan1' })).items;
    if (mine === undefined) throw new Error('Nothing was asked for');
    const subject = { appointmentId: mine.id };
    expect(await world.call(getAppointment, subject, { as: officer })).toMatchObject({ code: mine.code, version: 2 });
    await expect(world.call(getAppointment, subject, { as: elsewhere })).rejects.toMatchObject({ code: 'not-found' });
    const listed = async (day: string) => (await world.call(listAppointments, { day }, { as: officer })).items.length;
    expect([await listed('2026-03-12'), await listed('2026-03-13')]).toEqual([1, 0]);
    expect(await world.call(getMySlip, subject, { as: 'congdan1' })).toMatchObject({
      name: `Giay-hen-${mine.code}.pdf`,
      type: 'application/pdf',
    });
    await expect(world.call(getMySlip, subject, { as: 'congdan2' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('reminds the afternoon before, once', async () => {
    const [mine] = (await world.call(listMyAppointments, {}, { as: 'congdan1' })).items;
    const again = { space: 'official', payload: { appointmentId: mine?.id } };
    await runJob(world.worker, remindPerson, again);
    await runJob(world.worker, remindPerson, again);
    const { items } = await world.call(listNotices, {}, { as: 'congdan1' });
    expect(items.filter(({ key }) => key === 'appointment-tomorrow')).toHaveLength(1);
  });
});

test('is expected on its day, at its counter', async () => {
  const { kysely } = world.databases.official;
  const expectedOn = (day: string) =>
    appointmentsToday.read({
      db: kysely as unknown as Kysely<unknown>,
      space: 'official',
      now: new Date(`${day}T23:00:00+07:00`),
    });
  expect(await expectedOn('2026-03-11')).toEqual([{ unitId: null, value: 0 }]);
  expect(await expectedOn('2026-03-12')).toEqual(
    expect.arrayContaining([
      { unitId: null, value: 1 },
      { unitId, value: 1 },
    ]),
  );
});

describe('a request is refused', () => {
  test('for a day that cannot be, with the last day that can', async () => {
    await expect(ask('congdan2', '2026-03-14')).rejects.toMatchObject({
      code: 'appointment.day-not-possible',
      facts: { last: '2026-04-10' },
    });
  });

  test('at a unit that is no counter', async () => {
    const { id } = await tablesOf(world)
      .selectFrom('unit')
      .select('id')
      .where('kind', '=', 'commune')
      .limit(1)
      .executeTakeFirstOrThrow();
    const wrong = world.call(
      requestAppointment,
      { unitId: UnitId.parse(id), day: '2026-03-12', purpose: 'Hỏi' },
      { as: 'congdan2' },
    );
    await expect(wrong).rejects.toMatchObject({ code: 'appointment.unit-not-open' });
  });

  test('while one of the same person waits there, also when both come at once; no number is lost', async () => {
    const both = await Promise.allSettled([ask('congdan2'), ask('congdan2')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(ask('congdan2')).rejects.toMatchObject({ code: 'appointment.asked-already' });
    expect(await ask('congdan3')).toMatchObject({ code: 'HEN-2026-3' });
  });

  test('where the system is closed for the unit, with the day when it opens', async () => {
    const opens = new Date('2026-03-20T07:30:00+07:00');
    const db = world.databases.official.kysely;
    await planStage(db, { system: 'sample', unitId, stage: 'suspended', validFrom: world.clock.now() });
    await planStage(db, { system: 'sample', unitId, stage: 'official', validFrom: opens });
    world.clock.advance(6_000);
    await expect(ask('congdan1')).rejects.toMatchObject({
      code: 'system-closed',
      facts: { system: 'sample', opensAt: expect.stringContaining('2026-03-20') },
    });
    world.clock.set('2026-03-20T07:30:00+07:00');
    expect(await ask('congdan1', '2026-03-23')).toMatchObject({ state: 'requested' });
  });
});

test('the list of the counter goes on where a page ended', async () => {
  const all = await world.call(listAppointments, {}, { as: officer });
  const paged: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await world.call(
      listAppointments,
      { limit: 1, ...(cursor !== undefined && { cursor }) },
      { as: officer },
    );
    paged.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all.items.map(({ id }) => id));
  expect(paged.length).toBeGreaterThan(2);
});

test('a request whose day comes without an answer is closed at night, by the schedule', async () => {
  await runDueSchedules(world.worker);
  world.clock.set('2026-03-21T00:10:00+07:00');
  await runDueSchedules(world.worker);
  await world.drain();
  const listed = await world.call(listAppointments, { state: 'expired' }, { as: officer });
  expect(listed.items.map(({ personName, day }) => ({ personName, day }))).toHaveLength(2);
  expect((await inbox(officer)).map(({ code }) => code)).toEqual(['HEN-2026-4']);
  const types = await tablesOf(world).selectFrom('event').select('type').distinct().execute();
  expect(types.map(({ type }) => type).toSorted()).toEqual([
    'sample.appointment-answered',
    'sample.appointment-expired',
    'sample.appointment-requested',
  ]);
});
