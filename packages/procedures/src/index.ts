import { join } from 'node:path';
import type { System } from '@dongbo/kernel';
import { catalogueOperations, catalogueReactions } from './catalogue/public.ts';

export * from './catalogue/public.ts';

/** Administrative procedures: catalogue, dossiers and results, as the composition root takes them. */
export const proceduresSystem: System = {
  name: 'procedures',
  migrations: join(import.meta.dirname, '../migrations'),
  operations: [...catalogueOperations],
  reactions: [...catalogueReactions],
  jobs: [],
};
