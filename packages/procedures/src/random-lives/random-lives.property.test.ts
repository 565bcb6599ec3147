import { GeneralError, Refusal } from '@dongbo/kernel';
import { checkDueDates, type World } from '@dongbo/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkRegisters } from '../dossiers/check-registers.ts';
import { settlingWorld, tablesOf } from '../dossiers/settling-world.fixture.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { actsBeside } from './acts-beside.fixture.ts';
import { actsOfMoney } from './acts-of-money.fixture.ts';
import { actsOfSettling, type Act } from './acts-of-settling.fixture.ts';
import { expectWhole } from './invariants.fixture.ts';
import { beginLife, beginnings, lookAt, type Life } from './life.fixture.ts';

// A fixed seed repeats the same lives; another one, and more of them, for a longer look: DONGBO_LIVES_SEED, DONGBO_LIVES.
const seed = Number(process.env['DONGBO_LIVES_SEED'] ?? 20260311);
const lives = Number(process.env['DONGBO_LIVES'] ?? 24);

const acts = [...actsOfSettling, ...actsOfMoney, ...actsBeside];
/** How often each was done and refused. */
const tally = new Map<string, { done: number; refused: number }>(
  acts.map(({ name }) => [name, { done: 0, refused: 0 }]),
);
let world: World;
beforeAll(async () => {
  world = await settlingWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

interface Step {
  /** Minutes before it. */
  readonly wait: number;
  /** Something that leads on; something that makes sense; or anything at all. */
  readonly how: 'onward' | 'sensible' | 'wild';
  readonly choice: number;
  readonly dice: number;
  /** Whether it is done in two windows at once. */
  readonly twice: boolean;
}

const day = 1440;
const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 90 }) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 2 * day }) },
    { weight: 1, arbitrary: fc.constantFrom(5 * day, 36 * day) },
  ),
  how: fc.constantFrom('onward', 'onward', 'sensible', 'sensible', 'sensible', 'wild'),
  choice: fc.nat({ max: 999 }),
  dice: fc.nat({ max: 999 }),
  twice: fc.integer({ min: 0, max: 9 }).map((one) => one === 9),
});

const limit = fc.oneof(
  fc.record({
    unit: fc.constantFrom('working-day' as const, 'calendar-day' as const),
    value: fc.integer({ min: 1, max: 9 }),
  }),
  fc.constant({ unit: 'working-hour' as const, value: 12 }),
  fc.constant({ unit: 'month' as const, value: 1 }),
);
const life = fc.record({
  beginning: fc.constantFrom(...beginnings),
  limit,
  policy: fc.constantFrom('shift' as const, 'restart' as const),
  // Some days before or behind the holidays of April and September too.
  from: fc.constantFrom('2026-03-11T09:00:00+07:00', '2026-04-23T15:30:00+07:00', '2026-08-20T07:15:00+07:00'),
  steps: fc.array(step, { minLength: 8, maxLength: 28 }),
});

function choose(one: Life, { how, choice, dice }: Step): Act | undefined {
  const sensible = acts.filter(({ can, rare }) => can(one) && (rare === undefined || dice % 4 === 0));
  const onward = sensible.filter((act) => act.onward === true);
  const open = { onward, sensible, wild: acts }[how];
  return open[choice % Math.max(1, open.length)];
}

/** Does it, and says whether it was done; whatever is no refusal ends the test. */
async function attempt(one: Life, act: Act, dice: number): Promise<boolean> {
  try {
    await act.run(one, dice);
    return true;
  } catch (error) {
    if (error instanceof Refusal || error instanceof GeneralError) return false;
    throw error;
  }
}

/** Without the names of units, which are those of the day. */
const ofItself = ({ receiving, competent, division, committeeOffice, ...own }: StoredDossier) => ({
  ...own,
  units: [receiving, competent, division, committeeOffice].map((unit) => unit?.id),
});

async function goOn(one: Life, now: Step): Promise<void> {
  one.world.clock.advance(now.wait * 60_000);
  const act = choose(one, now);
  if (act === undefined) return;
  const before = one.dossier;
  const done = await Promise.all(Array.from({ length: now.twice ? 2 : 1 }, () => attempt(one, act, now.dice)));
  const counted = tally.get(act.name);
  for (const isDone of done) if (counted !== undefined) counted[isDone ? 'done' : 'refused'] += 1;
  Object.assign(one, await lookAt(one.world, one.id));
  // What was refused has changed nothing.
  expect(ofItself(done.includes(true) ? before : one.dossier), act.name).toEqual(ofItself(before));
  await expectWhole(one, before);
}

test(
  'whatever happens to a dossier, in whatever order: its clock, its numbers and its money stay right',
  { timeout: 3_600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(life, async ({ steps, from, ...drawn }) => {
        world.clock.set(from);
        const one = await beginLife(world, drawn);
        for (const now of steps) await goOn(one, now);
        expect((await checkDueDates(world.databases.official.pool)).differences).toEqual([]);
      }),
      { numRuns: lives, seed },
    );
    await world.drain();
    expect((await checkRegisters(tablesOf(world))).broken).toEqual([]);
    const done = [...tally.values()].reduce((sum, one) => sum + one.done, 0);
    const refused = [...tally.values()].reduce((sum, one) => sum + one.refused, 0);
    // Most of what is drawn happens, and most acts are among it.
    expect(done).toBeGreaterThan(refused);
    expect([...tally].filter(([, one]) => one.done === 0).length).toBeLessThan(acts.length / 4);
  },
);
