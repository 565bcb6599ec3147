import { createWorld } from '@dongbo/testing';
import { expect, test } from 'vitest';
import { runDueSchedules } from '../schedules/run-schedules.ts';

test('every hour what is left over goes: dead sessions, old answers and progress, of both spaces', async () => {
  await using world = await createWorld({ key: 'kernel_jobs', systems: [] });
  const { personId } = await world.actor('congdan1');
  const person = personId ?? '';
  const old = new Date('2026-01-01T09:00:00+07:00');
  const { official, trial } = world.databases;
  const session = {
    token_hash: Buffer.from('old'),
    person_id: person,
    created_at: old,
    last_seen_at: old,
    expires_at: old,
  };
  await official.kysely.insertInto('session').values(session).execute();
  for (const { kysely } of [official, trial]) {
    const id = crypto.randomUUID();
    await kysely
      .insertInto('request')
      .values({ actor_id: person, request_id: id, operation: 'kernel.test', input_hash: Buffer.from(''), at: old })
      .execute();
    await kysely
      .insertInto('job_progress')
      .values({ id, person_id: person, task: 'test', share: 1, state: 'done', started_at: old, updated_at: old })
      .execute();
  }
  await runDueSchedules(world.worker);
  world.clock.set('2026-03-11T10:00:00+07:00');
  await runDueSchedules(world.worker);
  await world.drain();
  expect(await official.kysely.selectFrom('session').select('person_id').execute()).toEqual([]);
  for (const { kysely } of [official, trial]) {
    expect(await kysely.selectFrom('request').select('request_id').execute()).toEqual([]);
    expect(await kysely.selectFrom('job_progress').select('id').execute()).toEqual([]);
    const left = await kysely.selectFrom('audit_entry').select('operation').orderBy('operation').execute();
    const ofBoth = ['kernel.sweep-exports', 'kernel.sweep-files', 'kernel.sweep-requests', 'kernel.watch-misses'];
    const expected = kysely === official.kysely ? [...ofBoth, 'kernel.sweep-sessions'].toSorted() : ofBoth;
    expect(left.map(({ operation }) => operation)).toEqual(expected);
  }
});
