import { join } from 'node:path';
import type { System } from '@dongbo/kernel';
import { catalogueOperations, catalogueReactions } from './public.ts';

/** The catalogue alone, as a system for the test kit. */
export const catalogueSystem: System = {
  name: 'procedures',
  migrations: join(import.meta.dirname, '../../migrations'),
  uploads: [],
  operations: catalogueOperations,
  reactions: catalogueReactions,
  jobs: [],
  permissions: { 'provincial-office': ['procedures.catalogue.import'] },
  seeds: [],
  layouts: [],
  subjects: [],
};
