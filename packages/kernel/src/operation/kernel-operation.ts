import type { KernelTables } from '../db/tables.ts';
import { operationsOf } from './operation.ts';

/** The kernel's own operations: its tables, no ports. */
export const defineKernelOperation = operationsOf<KernelTables, unknown>();
