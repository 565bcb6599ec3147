import type { Operation, Reaction } from '@dongbo/kernel';
import { countUse } from './count-use.ts';
import { getProcedure } from './get-procedure.ts';
import { importProcedures } from './import-procedures.ts';
import { listFacets } from './list-facets.ts';
import { listPopularProcedures } from './list-popular-procedures.ts';
import { searchProcedures } from './search-procedures.ts';

export const catalogueOperations: readonly Operation[] = [
  searchProcedures,
  listFacets,
  listPopularProcedures,
  getProcedure,
  importProcedures,
];
export const catalogueReactions: readonly Reaction[] = [countUse];

export { describeLineRefusal } from './describe-line-refusal.ts';
export { importLines, type FileReport, type ImportOptions, type RunEndpoint } from './import-lines.ts';
export { readLines } from './read-lines.ts';
export { readProcedureLine } from './read-procedure-line.ts';
export { seedCatalogue, seedFile } from './seed-catalogue.ts';
