import type { Endpoint } from '@dongbo/contract';
import { deliveriesOf, jobsOf, operationsOf, type ActContext, type OperationContext } from '@dongbo/kernel';
import type { AdministrationTables } from './tables.ts';

export const defineOperation = operationsOf<AdministrationTables, unknown>();
export const defineJob = jobsOf<AdministrationTables, unknown>();
export const defineDelivery = deliveriesOf<AdministrationTables, unknown>();

/** The context of any act of this system. */
export type Context = ActContext<AdministrationTables, unknown>;
export type OperationOf<E extends Endpoint> = OperationContext<E, AdministrationTables, unknown>;
