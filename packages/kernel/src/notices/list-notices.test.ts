import { countNotices, listNotices, seeNotices } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kernelOperations } from '../kernel-operations.ts';
import type { Actor } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { addNotices, type NewNotice } from './notice-store.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ systems: [], operations: kernelOperations, key: 'kernel' });
});
afterAll(() => world[Symbol.asyncDispose]());

/** Later notices have later ids. */
const notice = (minute: number, more: Partial<NewNotice>): NewNotice => ({
  id: newId(minute * 60_000),
  system: 'procedures',
  personId: '',
  key: 'something-happened',
  facts: { code: 'H19.145' },
  subjectId: null,
  eventId: newId(0),
  at: new Date(minute * 60_000),
  ...more,
});

const person = (): Actor => ({ personId: newId(0), name: 'Thử', kind: 'citizen', username: 'thu', grants: [] });

const tell = (...notices: NewNotice[]) => addNotices(world.databases.official.kysely, notices);

test('a notice says which system tells it, to its person alone, the newest first', async () => {
  const as = person();
  const personId = as.personId ?? '';
  await tell(
    notice(1, { personId }),
    notice(2, { personId, system: 'kernel', facts: {} }),
    notice(3, { personId: newId(0) }),
  );
  const { items, nextCursor } = await world.call(listNotices, {}, { as });
  expect(items).toMatchObject([
    { system: 'kernel', key: 'something-happened', facts: {} },
    { system: 'procedures', key: 'something-happened', facts: { code: 'H19.145' } },
  ]);
  expect(nextCursor).toBeNull();
  expect((await world.call(listNotices, {}, { as, space: 'trial' })).items).toEqual([]);
});

test('of one event a person hears once', async () => {
  const as = person();
  const once = { personId: as.personId ?? '', eventId: newId(0) };
  await tell(notice(1, once), notice(2, once), notice(3, { ...once, key: 'something-else' }));
  const { items } = await world.call(listNotices, {}, { as });
  expect(items.map(({ key, at }) => [key, at])).toEqual([
    ['something-else', '1970-01-01T00:03:00.000Z'],
    ['something-happened', '1970-01-01T00:01:00.000Z'],
  ]);
});

test('pages follow each other without gap or double', async () => {
  const as = person();
  const personId = as.personId ?? '';
  await tell(...[1, 2, 3].map((minute) => notice(minute, { personId, key: `of-minute-${minute}` })));
  const first = await world.call(listNotices, { limit: 2 }, { as });
  const rest = await world.call(listNotices, { limit: 2, cursor: first.nextCursor ?? '' }, { as });
  expect([...first.items, ...rest.items].map(({ key }) => key)).toEqual(['of-minute-3', 'of-minute-2', 'of-minute-1']);
  expect(rest.nextCursor).toBeNull();
});

test('a notice is new until it is opened or all are marked, whoever else opens it', async () => {
  const [as, other] = [person(), person()];
  const personId = as.personId ?? '';
  await tell(...[1, 2, 3].map((minute) => notice(minute, { personId })));
  const seen = async () => (await world.call(listNotices, {}, { as })).items.map((one) => one.seen);
  const unseen = async () => (await world.call(countNotices, {}, { as })).unseen;
  const { items } = await world.call(listNotices, {}, { as });
  const [newest, middle, oldest] = items.map(({ id }) => id);
  expect([await seen(), await unseen()]).toEqual([[false, false, false], 3]);
  await world.call(seeNotices, { noticeId: oldest ?? '' }, { as });
  await world.call(seeNotices, { noticeId: newest ?? '' }, { as: other });
  await world.call(seeNotices, { noticeId: newest ?? '', andOlder: true }, { as: other });
  expect([await seen(), await unseen()]).toEqual([[false, false, true], 2]);
  await world.call(seeNotices, { noticeId: middle ?? '', andOlder: true }, { as });
  expect([await seen(), await unseen()]).toEqual([[false, true, true], 1]);
  await world.call(seeNotices, { noticeId: newest ?? '' }, { as });
  await world.call(seeNotices, { noticeId: newest ?? '' }, { as });
  expect([await seen(), await unseen()]).toEqual([[true, true, true], 0]);
});
