import type { Operation, Projection } from '@dongbo/kernel';
import { getProcedure } from './get-procedure.ts';
import { importProcedures } from './import-procedures.ts';
import { listFacets } from './list-facets.ts';
import { listPopularProcedures } from './list-popular-procedures.ts';
import { searchProcedures } from './search-procedures.ts';
import { useCounts } from './use-counts.ts';

export const catalogueOperations: readonly Operation[] = [
  searchProcedures,
  listFacets,
  listPopularProcedures,
  getProcedure,
  importProcedures,
];
export const catalogueProjections: readonly Projection[] = [useCounts];

export { describeLineRefusal } from './describe-line-refusal.ts';
export { importLines, type FileReport, type ImportOptions, type RunEndpoint } from './import-lines.ts';
export { readLines } from './read-lines.ts';
export { readProcedureLine } from './read-procedure-line.ts';
export { seedCatalogue, seedFile } from './seed-catalogue.ts';
export { seedWords } from './words/seed-words.ts';
export { missingMinistries, wordsFingerprint } from './words/word-data.ts';
