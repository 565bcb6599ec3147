import type { Space, SystemName } from '@dongbo/contract';
import type { Operation, WorkerParts } from '@dongbo/kernel';

/** What a share of the living demonstration is made with: the parts of a program that runs nothing else. */
export interface DemonstrationParts {
  readonly space: Space;
  /** The moment that the demonstration is made for: nothing happened after it. */
  readonly now: Date;
  readonly worker: WorkerParts;
  readonly operations: readonly Operation[];
  /** How many subjects of the share's system are wanted, about. */
  readonly count: number;
  /** The same number gives the same demonstration on every machine, relative to the day. */
  readonly seed: number;
  /** Told how much is done, 0 to 1, and how many subjects are there. */
  readonly onProgress: (share: number, made: number) => void;
}

/** What one system shows in a living demonstration. It goes on where an earlier run was broken off, does nothing where it
 * is complete, and leaves a space alone in which people worked before it began. */
export interface DemonstrationShare {
  readonly system: SystemName;
  /** How many subjects each space gets. */
  readonly counts: Readonly<Record<Space, number>>;
  /** Resolves with the number of subjects that this run has added. */
  readonly fill: (parts: DemonstrationParts) => Promise<number>;
}
