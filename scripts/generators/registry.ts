import type { Generator } from './generator.ts';
import { openApiFile } from './open-api-file.ts';

/** Every generated file. A new one is added here and left out of the formatter (.oxfmtrc.json). */
export const generators: readonly Generator[] = [openApiFile];
