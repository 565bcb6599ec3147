import { operationsOf } from '@dongbo/kernel';
import type { AdministrationTables } from './tables.ts';

export const defineOperation = operationsOf<AdministrationTables, unknown>();
