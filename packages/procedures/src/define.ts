import { jobsOf, operationsOf, reactionsOf, type ActContext, type OperationContext } from '@dongbo/kernel';
import type { Endpoint } from '@dongbo/contract';
import type { ProceduresPorts } from './ports.ts';
import type { ProceduresTables } from './tables.ts';

export const defineOperation = operationsOf<ProceduresTables, ProceduresPorts>();
export const defineJob = jobsOf<ProceduresTables, ProceduresPorts>();
export const defineReaction = reactionsOf<ProceduresTables, ProceduresPorts>();

/** The context of any act of this system. */
export type Context = ActContext<ProceduresTables, ProceduresPorts>;
export type OperationOf<E extends Endpoint> = OperationContext<E, ProceduresTables, ProceduresPorts>;
