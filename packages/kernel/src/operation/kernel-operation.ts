import type { KernelTables } from '../db/tables.ts';
import { operationsOf, type ActContext } from './operation.ts';

/** The kernel's own operations: its tables, no ports. */
export const defineKernelOperation = operationsOf<KernelTables, unknown>();

/** What the kernel asks of an act of any system: every system's tables include the kernel's. */
export type KernelContext = ActContext<KernelTables, unknown>;
