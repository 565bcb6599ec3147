import type { Endpoint } from '@dongbo/contract';
import {
  jobsOf,
  measuresOf,
  operationsOf,
  projectionsOf,
  reactionsOf,
  type ActContext,
  type OperationContext,
} from '@dongbo/kernel';
import type { SampleTables } from './tables.ts';

export const defineOperation = operationsOf<SampleTables, unknown>();
export const defineJob = jobsOf<SampleTables, unknown>();
export const defineMeasure = measuresOf<SampleTables>();
export const defineProjection = projectionsOf<SampleTables>();
export const defineReaction = reactionsOf<SampleTables, unknown>();

/** The context of any act of this system. */
export type Context = ActContext<SampleTables, unknown>;
export type OperationOf<E extends Endpoint> = OperationContext<E, SampleTables, unknown>;
