import type { KernelTables } from '../db/tables.ts';
import { exportsOf } from './define-export.ts';

/** The kernel's own lists as files: its tables, no ports. */
export const defineKernelExport = exportsOf<KernelTables, unknown>();
