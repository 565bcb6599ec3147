import type { Operation } from '@dongbo/kernel';
import { getBatchFile } from './get-batch-file.ts';
import { previewBatch } from './preview-batch.ts';
import { getBatch, listBatches } from './read-batches.ts';
import { startBatch } from './start-batch.ts';

export { doMany, printMany } from './run-batch.ts';
export { sweepBatches } from './sweep-batches.ts';

/** One thing done to many dossiers. */
export const batchOperations: readonly Operation[] = [previewBatch, startBatch, listBatches, getBatch, getBatchFile];
