import {
  jobsOf,
  measuresOf,
  operationsOf,
  projectionsOf,
  reactionsOf,
  type ActContext,
  type OperationContext,
} from '@dongbo/kernel';
import type { Endpoint } from '@dongbo/contract';
import type { ProceduresTables } from './tables.ts';

export const defineOperation = operationsOf<ProceduresTables, unknown>();
export const defineJob = jobsOf<ProceduresTables, unknown>();
export const defineMeasure = measuresOf<ProceduresTables>();
export const defineProjection = projectionsOf<ProceduresTables>();
export const defineReaction = reactionsOf<ProceduresTables, unknown>();

/** The context of any act of this system. */
export type Context = ActContext<ProceduresTables, unknown>;
export type OperationOf<E extends Endpoint> = OperationContext<E, ProceduresTables, unknown>;
