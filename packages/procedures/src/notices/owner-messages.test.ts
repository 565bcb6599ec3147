import { newId, systemTexts, turnAddressOn } from '@dongbo/kernel';
import type { World } from '@dongbo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import data from '../../data/messages.json' with { type: 'json' };
import { bringTo, officials, personIdOf, settlingWorld } from '../dossiers/settling-world.fixture.ts';
import { ask, received } from '../supplements/supplement-world.fixture.ts';
import { messageOf } from './owner-messages.ts';

let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

test('what goes out is what a page tells of, and somebody wrote it in every language', () => {
  const keys = data.goesOut.map(({ key }) => key);
  // Who handed in on paper has no page that would tell it.
  const onPages = data.goesOut.filter(({ to }) => to === 'everybody').map(({ key }) => key);
  for (const language of ['vi', 'en', 'uk'] as const) {
    expect(Object.keys(systemTexts(language, 'notices'))).toEqual(expect.arrayContaining(onPages));
    expect(Object.keys(systemTexts(language, 'messages'))).toEqual(expect.arrayContaining(keys));
  }
});

test('a message carries the code and a day, and no step that asks nothing of anybody goes out', () => {
  const told = {
    key: 'supplement-asked',
    dossierId: 'd',
    code: 'H19.145.01-260316-0001',
    personId: 'p',
    eventId: 'e',
    at: new Date('2026-03-16T01:00:00Z'),
    date: '2026-04-15T10:00:00.000Z',
    isLastDay: true,
  };
  expect(messageOf(told)).toMatchObject({ facts: { code: told.code, day: '2026-04-15' }, until: '2026-04-15' });
  expect(messageOf({ ...told, key: 'dossier-submitted' })).toBeNull();
  // Whoever has a page reads there that it was received; whoever handed in on paper is told.
  expect(messageOf({ ...told, key: 'dossier-received' })).toBeNull();
  expect(messageOf({ ...told, key: 'dossier-received', personId: null })).not.toBeNull();
});

test('who wants to be told outside is told once of what is asked of them, and nobody else is', async () => {
  world.clock.set('2026-03-16T08:00:00+07:00');
  const db = world.databases.official.kysely;
  const actor = await world.actor('congdan1');
  const now = world.clock.now();
  const personId = await personIdOf(world, 'congdan1');
  const chosen = { of: { personId }, channel: 'email', address: 'nguoi.thu@example.vn', language: 'vi' } as const;
  await turnAddressOn({ db, now, space: 'official', actor, newId: () => newId(now.getTime()) }, chosen);

  const dossier = await bringTo(world, await received(world), 'processing');
  await ask(world, dossier, officials.specialist);
  await world.drain();

  const rows = await db.selectFrom('message').selectAll().where('subject_id', '=', dossier.id).execute();
  expect(rows).toMatchObject([{ key: 'supplement-asked', facts: { code: dossier.code } }]);
});
