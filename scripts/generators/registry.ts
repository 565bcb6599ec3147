import type { Generator } from './generator.ts';
import { openApiFile } from './open-api-file.ts';
import { schemaFile } from './schema-file.ts';
import { kernelTablesFile, systemTablesFiles } from './row-type-files.ts';
import { whoMayFile } from './who-may-file.ts';

/** Every generated file. A new one is added here; it is formatted by its maker or left out of the formatter. */
export const generators: readonly Generator[] = [
  openApiFile,
  whoMayFile,
  kernelTablesFile,
  ...systemTablesFiles,
  schemaFile,
];
