import { fileURLToPath } from 'node:url';
import type { System } from '@dongbo/kernel';
import permissions from '../data/permissions.json' with { type: 'json' };
import { listPeople } from './people/list-people.ts';

/** People and rights: accounts of officials, what they may do and where. People, accounts, grants and units belong to the kernel and are
 * the same in both spaces; this system changes them in the official space only (0074). */
export const administrationSystem: System = {
  name: 'administration',
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  uploads: [],
  operations: [listPeople],
  reactions: [],
  projections: [],
  jobs: [],
  deliveries: [],
  schedules: [],
  measures: [],
  permissions,
  seeds: [],
  layouts: [],
  subjects: [],
};
