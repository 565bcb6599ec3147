import { join } from 'node:path';
import type { System } from '@dongbo/kernel';
import { catalogueOperations, catalogueProjections } from './public.ts';

/** The catalogue alone, as a system for the test kit. */
export const catalogueSystem: System = {
  name: 'procedures',
  migrations: join(import.meta.dirname, '../../migrations'),
  uploads: [],
  operations: catalogueOperations,
  reactions: [],
  projections: catalogueProjections,
  jobs: [],
  deliveries: [],
  schedules: [],
  measures: [],
  permissions: { 'provincial-office': ['procedures.catalogue.import'] },
  seeds: [],
  layouts: [],
  subjects: [],
};
