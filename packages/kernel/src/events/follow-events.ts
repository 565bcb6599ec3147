import { setTimeout as pause } from 'node:timers/promises';
import { spaces, type Space } from '@dongbo/contract';
import { listenForChanges } from '../stream/change-line.ts';
import { addCursors, readProjectionStates } from './projection-cursor.ts';
import { runBatch, type ProjectionParts } from './run-projection.ts';

export interface FollowerParts extends ProjectionParts {
  readonly ownerUrl: string;
}

export interface Follower {
  /** Ends the batches under way and closes. */
  stop(): Promise<void>;
}

/** After a signal so long, so that acts that come together become one batch. */
const gatherMs = 150;
/** Looks without a signal: one may have been lost. */
const lookEveryMs = 1_000;
/** Looks again while events wait for an older transaction that is still running. */
const lookSoonMs = 100;
const longestPauseMs = 60_000;
/** Projections that one process works on at the same time. */
const mostAtOnce = 3;

/** One projection of one space under way or failing. */
interface Course {
  running: Promise<void> | null;
  failures: number;
  notBefore: number;
}

class EventFollower {
  readonly #parts: FollowerParts;
  readonly #courses = new Map<string, Course>();
  readonly #stopping = new AbortController();
  /** When each space is looked at next, by a clock of milliseconds. */
  readonly #lookAt: Record<Space, number> = { official: 0, trial: 0 };
  #hurry: () => void = () => undefined;

  constructor(parts: FollowerParts) {
    this.#parts = parts;
  }

  /** Something happened in the space that a projection follows. */
  wake(space: Space): void {
    this.#lookWithin(space, gatherMs);
  }

  async follow(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      for (const space of spaces) {
        if (this.#lookAt[space] > performance.now()) continue;
        this.#lookAt[space] = performance.now() + lookEveryMs;
        await this.#look(space);
      }
      await this.#untilDue();
    }
    for (const { running } of this.#courses.values()) await running;
  }

  stop(): void {
    this.#stopping.abort();
  }

  #lookWithin(space: Space, ms: number): void {
    const at = performance.now() + ms;
    if (at >= this.#lookAt[space]) return;
    this.#lookAt[space] = at;
    this.#hurry();
  }

  async #untilDue(): Promise<void> {
    const hurried = new AbortController();
    this.#hurry = () => hurried.abort();
    const signal = AbortSignal.any([hurried.signal, this.#stopping.signal]);
    const ms = Math.min(...Object.values(this.#lookAt)) - performance.now();
    await pause(Math.max(0, ms), undefined, { signal }).catch(() => undefined);
  }

  /** Starts what is behind and not under way already. */
  async #look(space: Space): Promise<void> {
    const { projections, databases, clock, log } = this.#parts;
    const db = databases[space].kysely;
    try {
      const names = projections.map(({ name }) => name);
      const states = await readProjectionStates(db);
      const known = new Set(states.map(({ name }) => name));
      if (names.some((name) => !known.has(name))) {
        await addCursors(db, names, clock.now());
        this.#lookWithin(space, 0);
      }
      if (states.some(({ oldest, canGoOn }) => oldest !== null && !canGoOn)) this.#lookWithin(space, lookSoonMs);
      for (const { name, canGoOn } of states) if (canGoOn) this.#start(space, name);
    } catch (error) {
      if (!this.#stopping.signal.aborted) log.warn({ space, error }, 'events cannot be followed');
    }
  }

  #start(space: Space, name: string): void {
    const projection = this.#parts.projections.find((one) => one.name === name);
    const key = `${space}/${name}`;
    const course = this.#courses.get(key) ?? { running: null, failures: 0, notBefore: 0 };
    const running = [...this.#courses.values()].filter((one) => one.running !== null).length;
    if (!projection || course.running !== null || course.notBefore > performance.now() || running >= mostAtOnce) return;
    this.#courses.set(key, course);
    course.running = (async () => {
      try {
        while (!this.#stopping.signal.aborted && (await runBatch(this.#parts, space, projection)) === 'behind');
        course.failures = 0;
      } catch (error) {
        course.failures += 1;
        course.notBefore = performance.now() + Math.min(longestPauseMs, 500 * 2 ** course.failures);
        this.#parts.log.error(
          { projection: name, space, error },
          'a projection failed; it stays behind until it goes well',
        );
      } finally {
        course.running = null;
      }
    })();
  }
}

/** Follows the events of both spaces until stopped: woken by the signal of an act of which a projection wants to know, and by
 * itself every second. Any number of processes may do so. A projection that fails is tried again with growing pauses, and its
 * age shows it. */
export function followEvents(parts: FollowerParts): Follower {
  const follower = new EventFollower(parts);
  const followed = new Set<string>(
    parts.projections.flatMap(({ events }) => (events === '*' ? '*' : events.map(({ type }) => type))),
  );
  const isFollowed = (type: string): boolean => followed.has('*') || followed.has(type);
  const line = listenForChanges({
    url: parts.ownerUrl,
    log: parts.log,
    onChange: ({ space, types }) => {
      if (types?.some(isFollowed)) follower.wake(space);
    },
    onMended: () => {
      for (const space of spaces) follower.wake(space);
    },
  });
  const following = follower.follow();
  return {
    async stop() {
      follower.stop();
      await Promise.all([following, line.stop()]);
    },
  };
}

/** Brings every projection up to the events of now, and returns; for tests and the terminal. Waits for transactions that are
 * still running.
 * @throws whatever a projection throws. */
export async function catchUpProjections(parts: ProjectionParts): Promise<void> {
  const names = parts.projections.map(({ name }) => name);
  for (const space of spaces) {
    const db = parts.databases[space].kysely;
    await addCursors(db, names, parts.clock.now());
    for (;;) {
      const waiting = (await readProjectionStates(db)).filter((one) => one.oldest !== null && names.includes(one.name));
      if (waiting.length === 0) break;
      const ready = parts.projections.filter(({ name }) => waiting.some((one) => one.canGoOn && one.name === name));
      let done = 0;
      for (const projection of ready) if ((await runBatch(parts, space, projection)) !== 'elsewhere') done += 1;
      if (done === 0) await pause(5);
    }
  }
}
