import { join } from 'node:path';
import { importLines, type FileReport, type RunEndpoint } from './import-lines.ts';
import { readLines } from './read-lines.ts';

const folder = join(import.meta.dirname, '../../data/catalogue');

/** The project's own copy of the national set; source and licence stand in `SOURCE.md` beside it. */
export const seedFile = join(folder, 'procedures.jsonl.zst');

/** Lines of the seed file, for the progress bar; a test counts them. */
export const seedLines = 1471;

/** First day of the two-tier government (Law 72/2025/QH15); the source does not say since when its texts are valid. */
export const seedValidFrom = '2025-07-01';

/** Fills the catalogue of one space with the national set, through the import operation. Safe to repeat: what is there
 * already is unchanged. `onProgress` is told how many lines are done. */
export async function seedCatalogue(
  run: RunEndpoint,
  onProgress?: (done: number, total: number) => void,
): Promise<FileReport> {
  return await importLines(run, readLines(seedFile), {
    validFrom: seedValidFrom,
    onProgress: ({ read }) => onProgress?.(read, seedLines),
  });
}
