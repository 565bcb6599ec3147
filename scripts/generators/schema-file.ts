import type { Generator } from './generator.ts';
import { migratedTables } from './migrated-tables.ts';

/** The whole schema, so that a change of an index, a check, a function or a grant is seen in review. */
export const schemaFile: Generator = {
  file: 'docs/schema.sql',
  produce: async () => `-- Made by \`npm run generate\` from the migrated database. Do not edit; not meant to be run.
-- The official space; the trial space has the same in work_trial and <system>_trial.

${(await migratedTables()).schema}`,
};
