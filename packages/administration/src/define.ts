import type { Endpoint } from '@dongbo/contract';
import {
  deliveriesOf,
  jobsOf,
  measuresOf,
  operationsOf,
  Refusal,
  type ActContext,
  type Operation,
  type OperationContext,
  type Run,
} from '@dongbo/kernel';
import type { AdministrationTables } from './tables.ts';

export const defineOperation = operationsOf<AdministrationTables, unknown>();
export const defineJob = jobsOf<AdministrationTables, unknown>();
export const defineMeasure = measuresOf<AdministrationTables>();
export const defineDelivery = deliveriesOf<AdministrationTables, unknown>();

/** The context of any act of this system. */
export type Context = ActContext<AdministrationTables, unknown>;
export type OperationOf<E extends Endpoint> = OperationContext<E, AdministrationTables, unknown>;

/** A write to what both spaces share (units, accounts, roles): it is made in the official space alone (0074), and its endpoint lists
 * `account.official-only` among its refusals. */
export const defineChange = <E extends Endpoint>(endpoint: E, run: Run<E, AdministrationTables, unknown>): Operation =>
  defineOperation(endpoint, async (ctx, input) => {
    if (ctx.space !== 'official') throw new Refusal('account.official-only');
    return await run(ctx, input);
  });
