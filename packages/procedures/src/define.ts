import {
  deliveriesOf,
  exportsOf,
  jobsOf,
  measuresOf,
  operationsOf,
  projectionsOf,
  reactionsOf,
  sweepsOf,
  type ActContext,
  type OperationContext,
} from '@dongbo/kernel';
import type { Endpoint } from '@dongbo/contract';
import type { ProceduresPorts } from './ports.ts';
import type { ProceduresTables } from './tables.ts';

/** Absent where nobody has bound any. */
export type Ports = ProceduresPorts | undefined;

export const defineOperation = operationsOf<ProceduresTables, Ports>();
export const defineJob = jobsOf<ProceduresTables, Ports>();
/** A schedule that goes over rows in turns. */
export const defineSweep = sweepsOf<ProceduresTables, Ports>();
/** A list that can be had as a file: the operation that asks for it, and the job that writes it. */
export const defineExport = exportsOf<ProceduresTables, Ports>();
export const defineDelivery = deliveriesOf<ProceduresTables, Ports>();
export const defineMeasure = measuresOf<ProceduresTables>();
export const defineProjection = projectionsOf<ProceduresTables>();
export const defineReaction = reactionsOf<ProceduresTables, Ports>();

/** The context of any act of this system. */
export type Context = ActContext<ProceduresTables, Ports>;
export type OperationOf<E extends Endpoint> = OperationContext<E, ProceduresTables, Ports>;
