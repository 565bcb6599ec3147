import { defaultCalendarName, dueAt, elapsedWorkingMinutes, loadCalendar } from '@dongbo/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockInput } from '../dossiers/dossier-clock.ts';
import type { StoredClock } from '../dossiers/stored-dossier.ts';
import { pausedClock, resumedClock, standsSince } from './supplement-rule.ts';

const calendar = loadCalendar(defaultCalendarName);
const minute = 60_000;
const start = Date.parse('2026-03-02T08:00:00+07:00');

/** Minutes until the next thing happens, and whether a further request takes up the pause before it. */
const life = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 6 * 1440 }), isAgain: fc.boolean() }), {
  maxLength: 8,
});

/** Supplements are asked for and answered in turn, as the operations do it. */
function live(steps: readonly { wait: number; isAgain: boolean }[], policy: 'shift' | 'restart') {
  const receivedAt = new Date(start);
  const limit = { unit: 'working-day', value: 3 } as const;
  const due = dueAt({ receivedAt, limit, calendar });
  if (due === null) throw new Error('A clock without a pause is due');
  let clock: StoredClock = {
    receivedAt,
    limit,
    receivedByCompetentAt: null,
    originalDueAt: due,
    dueAt: due,
    finishedAt: null,
    suspensions: [],
  };
  let now = start;
  let lateSince: Date | null = null;
  for (const { wait, isAgain } of steps) {
    now += wait * minute;
    const last = clock.suspensions.at(-1);
    const at = new Date(now);
    if (last !== undefined && last.to === null) clock = resumedClock(clock, at, { policy, calendar });
    else {
      const from = standsSince(
        clock,
        isAgain && last !== undefined ? { answeredAt: last.to, wasWeighed: false } : null,
        at,
      );
      if (clock.dueAt !== null && at > clock.dueAt) lateSince ??= clock.dueAt;
      clock = pausedClock(clock, { from, reason: 'Thiếu', legalGround: 'Điều 19' }, { policy, calendar });
    }
  }
  return { clock, now: new Date(now), lateSince };
}

test('however often a dossier is asked and answered, its clock is what the ledger says, and its first date stays', () => {
  fc.assert(
    fc.property(life, fc.constantFrom('shift' as const, 'restart' as const), (steps, policy) => {
      const { clock, now, lateSince } = live(steps, policy);
      // Whoever asks too late stays late.
      expect(clock.dueAt).toEqual(lateSince ?? clock.dueAt);
      // Computed anew from the ledger alone.
      expect(clock.dueAt).toEqual(dueAt(clockInput({ clock, policy, calendar })));
      expect(clock.originalDueAt).toEqual(live([], policy).clock.originalDueAt);
      expect(clock.suspensions.filter(({ to }) => to === null).length).toBeLessThanOrEqual(1);
      const elapsed = elapsedWorkingMinutes(clockInput({ clock, policy, calendar }), now);
      expect(elapsed).toBeGreaterThanOrEqual(0);
      // Nothing is counted twice: never more than has passed, nor than without any pause.
      const plain = clockInput({ clock: { ...clock, suspensions: [] }, policy, calendar });
      expect(elapsed).toBeLessThanOrEqual(elapsedWorkingMinutes(plain, now));
    }),
    { numRuns: 400 },
  );
});
