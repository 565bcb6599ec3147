import type { Stage } from '@dongbo/contract';
import { createWorld, type World } from '@dongbo/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createPool } from '../db/database.ts';
import { planStage } from './plan-stage.ts';
import { createStages } from './stages.ts';

let world: World;
let owner: ReturnType<typeof createPool>;
const units = new Map<string, string>();
const unit = (code: string): string => units.get(code) ?? '';

const morning = new Date('2026-03-11T07:00:00+07:00');
const after = (ms: number): Date => new Date(morning.getTime() + ms);

const db = () => world.databases.official.kysely;
const plan = (stage: Stage, unitId: string | null = null, validFrom = morning): Promise<void> =>
  planStage(db(), { system: 'procedures', unitId, stage, validFrom });

beforeAll(async () => {
  world = await createWorld({ systems: [], key: 'kernel' });
  owner = createPool({ url: world.ownerUrl, schemas: ['kernel'], role: null, max: 1, name: 'stages-test' });
  const rows = await db().selectFrom('unit').select(['id', 'code']).where('valid_to', 'is', null).execute();
  for (const { id, code } of rows) units.set(code, id);
});
beforeEach(() => owner.query('delete from system_stage'));
afterAll(async () => {
  await owner.end();
  await world[Symbol.asyncDispose]();
});

test('a unit and everything below it have the stage of their own row, all others the default', async () => {
  await plan('official');
  await plan('suspended', unit('H19.145'));
  await plan('trial', unit('H19.145.03'));
  const stages = createStages(db());
  const of = (code: string) => stages.stageOf('procedures', morning, unit(code));
  expect(await of('H19.145')).toBe('suspended');
  expect(await of('H19.145.02')).toBe('suspended');
  expect(await of('H19.145.03')).toBe('trial');
  expect(await of('H19.146')).toBe('official');
  expect(await stages.isOpen('procedures', 'trial', morning, unit('H19.145.03'))).toBe(true);
  expect(await stages.isOpen('procedures', 'official', morning, unit('H19.145.03'))).toBe(false);
});

test('a change that is known takes effect at its very instant, without being read again', async () => {
  await plan('preparing');
  await plan('official', null, after(1_000));
  const stages = createStages(db());
  const isOpen = (ms: number) => stages.isOpen('procedures', 'official', after(ms));
  expect(await isOpen(0)).toBe(false);
  expect(await stages.opensAt('procedures', 'official', morning)).toEqual(after(1_000));
  const statements = await world.statements(async () => {
    expect([await isOpen(999), await isOpen(1_000), await isOpen(5_000)]).toEqual([false, true, true]);
    expect(await stages.isOpen('procedures', 'official', after(9_000), unit('H19.145'))).toBe(true);
  });
  expect(statements).toEqual([]);
});

test('a change that is written is known within five seconds, by one statement for all who ask', async () => {
  await plan('official');
  const stages = createStages(db());
  const isOpen = (ms: number) => stages.isOpen('procedures', 'official', after(ms));
  expect(await isOpen(0)).toBe(true);
  await plan('suspended');
  expect(await isOpen(5_000)).toBe(true);
  const statements = await world.statements(async () => {
    expect(await Promise.all([isOpen(5_001), isOpen(5_001), isOpen(5_002)])).toEqual([false, false, false]);
  });
  expect(statements).toHaveLength(1);
});

test('what was planned for an instant is replaced, and of what is past the latest counts', async () => {
  for (const days of [300, 200, 100]) await plan('suspended', null, after(-days * 86_400_000));
  await plan('preparing');
  await plan('official');
  expect((await owner.query('select 1 from system_stage')).rowCount).toBe(4);
  expect(await createStages(db()).stageOf('procedures', morning)).toBe('official');
  // Asked for an instant before, as a clock that is set back does, it reads anew.
  const stages = createStages(db());
  expect(await stages.stageOf('procedures', morning)).toBe('official');
  expect(await stages.stageOf('procedures', after(-1_000))).toBe('suspended');
  expect(await stages.stageOf('procedures', after(-400 * 86_400_000))).toBe('preparing');
});

test('what cannot be read is asked for again', async () => {
  await plan('official');
  const stages = createStages(db());
  await owner.query('alter table system_stage rename to gone');
  await expect(stages.isOpen('procedures', 'official', morning)).rejects.toThrow('system_stage');
  await owner.query('alter table gone rename to system_stage');
  expect(await stages.isOpen('procedures', 'official', morning)).toBe(true);
});
