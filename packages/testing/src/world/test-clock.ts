import type { Clock } from '@dongbo/kernel';

/** A clock that a test sets; it stands still otherwise. */
export interface TestClock extends Clock {
  /** ISO 8601 with offset. */
  set(instant: string): void;
  advance(milliseconds: number): void;
}

export function createTestClock(start: string): TestClock {
  let at = new Date(start).getTime();
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = new Date(instant).getTime();
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}
