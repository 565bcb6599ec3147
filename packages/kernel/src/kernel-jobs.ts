import type { Job } from './jobs/job.ts';
import { storeLetter } from './papers/store-letter.ts';

/** Work that the kernel does for every system. */
export const kernelJobs: readonly Job[] = [storeLetter];
