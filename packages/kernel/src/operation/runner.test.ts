import { defineEndpoint, type CallOf, type Stage } from '@dongbo/contract';
import { createWorld, type RunOptions, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/database.ts';
import type { KernelTables } from '../db/tables.ts';
import { anonymous, type Actor } from '../identity/actor.ts';
import { newId } from '../ids.ts';
import { drawNumber } from '../registers/draw-number.ts';
import { planStage } from '../stage/plan-stage.ts';
import { operationsOf } from './operation.ts';

const defineOperation = operationsOf<KernelTables, unknown>();

const drawOne = defineEndpoint({
  name: 'procedures.number.draw',
  summary: 'Draws a number, for a unit when one is named',
  method: 'POST',
  path: '/numbers',
  access: 'official',
  input: z.object({ book: z.string().min(1), unitId: z.uuid().optional(), refuse: z.boolean().default(false) }),
  output: z.object({ number: z.number() }),
  refusals: ['number.not-wanted'],
});
const readOne = defineEndpoint({
  name: 'procedures.number.get',
  summary: 'Reads a number',
  method: 'GET',
  path: '/numbers',
  access: 'official',
  input: z.object({ book: z.string().min(1) }),
  output: z.object({ number: z.number() }),
});

const lastOf = async (db: World['databases']['official']['kysely'], book: string): Promise<number> =>
  (await db.selectFrom('register_counter').select('last').where('book', '=', book).executeTakeFirst())?.last ?? 0;

const operations = [
  defineOperation(drawOne, async (ctx, { book, unitId, refuse }) => {
    ctx.about(subject);
    const number = await drawNumber(ctx.db, book, '2026');
    if (unitId !== undefined) await ctx.requireStage(unitId);
    if (refuse) ctx.refuse('number.not-wanted', { number });
    return { number, hidden: 'what the endpoint does not name stays inside' };
  }),
  defineOperation(readOne, async (ctx, { book }) => ({ number: await lastOf(ctx.db, book) })),
];

const subject = newId(0);
let world: World;
let owner: ReturnType<typeof createPool>;
let unitId: string;
let otherUnitId: string;
let clerk: Actor;

beforeAll(async () => {
  world = await createWorld({ systems: [], operations, key: 'kernel' });
  owner = createPool({ url: world.ownerUrl, schemas: ['work', 'kernel'], role: null, max: 1, name: 'runner-test' });
  const rows = await db().selectFrom('unit').select(['id']).where('kind', '=', 'commune').limit(2).execute();
  [unitId = '', otherUnitId = ''] = rows.map(({ id }) => id);
  const permissions = [drawOne.name, readOne.name];
  const grants = [{ role: 'clerk', unitId, unitName: 'Thử', field: null, permissions }];
  clerk = { personId: newId(0), name: 'Thử', kind: 'official', username: 'thu', grants };
});
beforeEach(async () => {
  await owner.query('delete from system_stage');
  // Beyond what was known of stages.
  world.clock.advance(10_001);
  await plan('official');
});
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

const db = () => world.databases.official.kysely;
const plan = (stage: Stage, of: string | null = null, validFrom = world.clock.now()): Promise<void> =>
  planStage(db(), { system: 'procedures', unitId: of, stage, validFrom });

const draw = (input: CallOf<typeof drawOne>, options: Partial<RunOptions> = {}) =>
  world.call(drawOne, input, { as: clerk, ...options });

/** Outcomes in the audit since the body began, oldest first. */
async function outcomesOf(body: () => Promise<unknown>): Promise<string[]> {
  const before = await owner.query<{ id: string }>('select id from audit_entry');
  await body();
  const known = before.rows.map(({ id }) => id);
  const { rows } = await owner.query<{ outcome: string }>(
    'select outcome from audit_entry where id <> all ($1::uuid[]) order by at, id',
    [known],
  );
  return rows.map(({ outcome }) => outcome);
}

const code = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

describe('what is wrong in several ways is answered by what is asked first', () => {
  const citizen: Actor = { personId: newId(0), name: 'Thử', kind: 'citizen', username: '', grants: [] };
  const wrong = { book: '' };

  test('the input, before all else', async () => {
    await plan('suspended');
    expect(await code(draw(wrong, { as: anonymous }))).toBe('invalid-input');
  });
  test('the stage, before who asks', async () => {
    await plan('suspended');
    expect(await code(draw({ book: 'order' }, { as: anonymous }))).toBe('system-closed');
  });
  test('who asks, before anything is done', async () => {
    expect(await code(draw({ book: 'order' }, { as: anonymous }))).toBe('not-signed-in');
    const outcomes = await outcomesOf(async () => {
      expect(await code(draw({ book: 'order' }, { as: citizen }))).toBe('not-allowed');
    });
    expect({ outcomes, last: await lastOf(db(), 'order') }).toEqual({ outcomes: ['not-allowed'], last: 0 });
  });
  test('then it is done, and answers what the endpoint names', async () => {
    const outcomes = await outcomesOf(async () => {
      expect(await draw({ book: 'order' })).toEqual({ number: 1 });
    });
    expect(outcomes).toEqual(['done']);
  });
});

test('a refusal leaves nothing but a line in the audit', async () => {
  const outcomes = await outcomesOf(async () => {
    await expect(draw({ book: 'refused', refuse: true })).rejects.toMatchObject({
      code: 'number.not-wanted',
      facts: { number: 1 },
    });
  });
  expect({ outcomes, last: await lastOf(db(), 'refused') }).toEqual({ outcomes: ['number.not-wanted'], last: 0 });
  const { rows } = await owner.query(
    "select actor_id, subject_id from audit_entry where outcome = 'number.not-wanted'",
  );
  expect(rows).toEqual([{ actor_id: clerk.personId, subject_id: subject }]);
});

describe('a request that is sent twice', () => {
  test('is answered twice and done once, also at the same time', async () => {
    const requestId = crypto.randomUUID();
    const outcomes = await outcomesOf(async () => {
      const answers = await Promise.all([1, 2, 3].map(() => draw({ book: 'twice' }, { requestId })));
      expect(answers).toEqual([{ number: 1 }, { number: 1 }, { number: 1 }]);
      expect(await draw({ book: 'twice' }, { requestId })).toEqual({ number: 1 });
    });
    expect({ outcomes, last: await lastOf(db(), 'twice') }).toEqual({ outcomes: ['done'], last: 1 });
  });
  test('with something else in it is another request under its name', async () => {
    const requestId = crypto.randomUUID();
    await draw({ book: 'named' }, { requestId });
    expect(await code(draw({ book: 'other' }, { requestId }))).toBe('request-id-reused');
    expect(await lastOf(db(), 'other')).toBe(0);
  });
  test('does what a refusal had undone', async () => {
    const requestId = crypto.randomUUID();
    await plan('suspended', unitId);
    expect(await code(draw({ book: 'again', unitId }, { requestId }))).toBe('system-closed');
    world.clock.advance(10_001);
    await plan('official', unitId);
    expect(await draw({ book: 'again', unitId }, { requestId })).toEqual({ number: 1 });
  });
});

describe('a system that is closed', () => {
  test('neither reads nor writes, in the space where it is closed', async () => {
    await plan('trial');
    expect(await code(world.call(readOne, { book: 'x' }, { as: clerk }))).toBe('system-closed');
    expect(await code(draw({ book: 'x' }))).toBe('system-closed');
    expect(await code(world.call(readOne, { book: 'x' }, { as: clerk, space: 'trial' }))).toBe('done');
    expect(await code(draw({ book: 'x' }, { space: 'trial' }))).toBe('done');
  });
  test('says which it is, and when it opens if that is planned', async () => {
    await plan('suspended');
    await expect(draw({ book: 'x' })).rejects.toMatchObject({ facts: { system: 'procedures' } });
    const opensAt = new Date(world.clock.now().getTime() + 86_400_000);
    await plan('official', null, opensAt);
    world.clock.advance(10_001);
    const facts = { system: 'procedures', opensAt: opensAt.toISOString() };
    await expect(draw({ book: 'x' })).rejects.toMatchObject({ facts });
    world.clock.set(opensAt.toISOString());
    expect(await code(draw({ book: 'x' }))).toBe('done');
  });
  test('at the unit that acts, undoes what the act had done and leaves a line in the audit', async () => {
    await plan('suspended', unitId);
    const outcomes = await outcomesOf(async () => {
      expect(await code(draw({ book: 'unit', unitId }))).toBe('system-closed');
    });
    expect({ outcomes, last: await lastOf(db(), 'unit') }).toEqual({ outcomes: ['system-closed'], last: 0 });
    expect(await draw({ book: 'unit', unitId: otherUnitId })).toEqual({ number: 1 });
  });
  test('everywhere but at one unit is open to that unit alone', async () => {
    await plan('preparing');
    await plan('official', unitId);
    expect(await draw({ book: 'first unit', unitId })).toEqual({ number: 1 });
    expect(await code(draw({ book: 'first unit', unitId: otherUnitId }))).toBe('system-closed');
  });
});

test('asking for the unit costs no statement', async () => {
  await draw({ book: 'warm' });
  const without = await world.statements(() => draw({ book: 'warm' }));
  const asked = await world.statements(() => draw({ book: 'warm', unitId }));
  expect(asked).toHaveLength(without.length);
});
