import { defineEvent } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import type { KernelTables } from '../db/tables.ts';
import { transact } from '../db/transact.ts';
import { reactionsOf } from '../events/reaction.ts';
import { systemActor } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { jobsOf } from '../jobs/job.ts';
import { Act, type AuditFacts } from './act.ts';
import type { ActContext } from './operation.ts';

const happened = defineEvent('kernel.something-happened', z.object({ code: z.string() }));
const other = defineEvent('kernel.something-else', z.object({}));
const heard = reactionsOf<unknown, unknown>()(happened, 'kernel.test-hear', async () => undefined);
const job = jobsOf<unknown, unknown>()('kernel.test-job', z.object({ n: z.number() }), async () => undefined);

let world: World;
let owner: ReturnType<typeof createPool>;
beforeAll(async () => {
  world = await createWorld({ systems: [], key: 'kernel_jobs' });
  owner = createPool({ url: world.ownerUrl, schemas: ['work'], role: null, max: 1, name: 'act-test' });
});
beforeEach(() => owner.query('delete from graphile_worker._private_jobs'));
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

const subjectId = newId(0);
const db = () => world.databases.official.kysely;
const newAct = (): Act =>
  new Act({ ...world.worker, reactions: [heard] }, 'official', systemActor('test'), world.clock.now());
const factsOf = (operation: string): AuditFacts => ({
  operation,
  outcome: 'done',
  requestId: null,
  address: null,
  inputHash: null,
});

function leave(ctx: Pick<ActContext<KernelTables, unknown>, 'emit' | 'enqueue'>): void {
  ctx.emit(happened, { code: 'a' }, { subjectId });
  ctx.emit(other, {}, { subjectId: newId(0) });
  ctx.enqueue(job, { n: 7 });
}

/** What is left of an act of this name: events (of all acts), lines of the audit, and the tasks that wait. */
async function leftOf(operation: string) {
  const events = await owner.query<{ type: string }>('select type from event order by at, position');
  const audit = await owner.query<{ outcome: string; subject_id: string | null }>(
    'select outcome, subject_id from audit_entry where operation = $1',
    [operation],
  );
  const jobs = await owner.query<{ task: string }>(
    'select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by 1',
  );
  return {
    events: events.rows.map(({ type }) => type),
    audit: audit.rows.map((row) => [row.outcome, row.subject_id]),
    jobs: jobs.rows.map(({ task }) => task),
  };
}

test('what falls leaves its line in the audit, with what it was about, and nothing else', async () => {
  const act = newAct();
  leave(act.context('kernel', db()));
  await act.recordFailure(db(), { ...factsOf('kernel.test.fall'), outcome: 'refused' });
  expect(await leftOf('kernel.test.fall')).toEqual({ events: [], audit: [['refused', subjectId]], jobs: [] });
});

test('an act falls with a statement that it did not wait for', async () => {
  const act = newAct();
  await expect(
    transact(db(), async (on) => {
      const ctx = act.context('kernel', on);
      leave(ctx);
      const nobody = { id: subjectId, kind: 'nobody', name: '', name_folded: '', created_at: world.clock.now() };
      ctx.later(on.insertInto('person').values(nobody).execute());
      await act.record(on, factsOf('kernel.test.later'), null);
    }),
  ).rejects.toThrow('violates check constraint');
  expect(await leftOf('kernel.test.later')).toEqual({ events: [], audit: [], jobs: [] });
});

test('a payload that does not fit its event or job is not taken', () => {
  const ctx = newAct().context('kernel', db());
  expect(() => ctx.emit(happened, JSON.parse('{"code": 5}'), { subjectId })).toThrow(z.ZodError);
  expect(() => ctx.enqueue(job, JSON.parse('{"n": "seven"}'))).toThrow(z.ZodError);
});

test('events, the audit and jobs are written together, in one statement, or not at all', async () => {
  const record = (fails: boolean) =>
    transact(db(), async (trx) => {
      const act = newAct();
      leave(act.context('kernel', trx));
      if (fails) throw new Error('fallen');
      await act.record(trx, factsOf('kernel.test.done'), null);
    });
  await expect(record(true)).rejects.toThrow('fallen');
  expect(await leftOf('kernel.test.done')).toEqual({ events: [], audit: [], jobs: [] });
  const statements = await world.statements(() => record(false));
  expect(statements.filter((text) => text.includes('record_act'))).toHaveLength(1);
  expect(await leftOf('kernel.test.done')).toEqual({
    events: ['kernel.something-happened', 'kernel.something-else'],
    // The first event says what the act was about.
    audit: [['done', subjectId]],
    // One reaction to the one event that somebody hears.
    jobs: ['kernel.test-job', 'reaction'],
  });
});
