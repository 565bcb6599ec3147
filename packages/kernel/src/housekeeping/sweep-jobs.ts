import type { Space } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import type { FileStore } from '../files/file-store.ts';
import { sweepFiles, type Sweep } from '../files/sweep-files.ts';
import { jobsOf } from '../jobs/job.ts';
import type { Log } from '../log.ts';
import { sweepMessages } from '../messages/sweep-messages.ts';
import { sweepRequests } from '../operation/request-store.ts';
import { sweepProgress } from '../progress/progress-store.ts';
import { sweepSessions } from '../session/session-store.ts';
import { sweepAccountCodes } from '../sign-up/account-code-store.ts';

const defineKernelJob = jobsOf<KernelTables, unknown>();
const Nothing = z.object({});
/** What a sweep takes away piece by piece must not hang in one transaction; the next hour comes anyway. */
const asSweep = { transaction: 'none', pool: 'heavy', maxAttempts: 3 } as const;

/** Sessions, failed sign-ins and codes for accounts that no longer matter; both spaces share them. */
export const sweepSessionsJob = defineKernelJob(
  'kernel.sweep-sessions',
  Nothing,
  async (ctx) => {
    await sweepSessions(ctx.db, ctx.now);
    await sweepAccountCodes(ctx.db, ctx.now);
  },
  asSweep,
);

/** Answers to requests of more than a week ago, progress of jobs of yesterday, and codes and simulated messages of before. */
export const sweepRequestsJob = defineKernelJob(
  'kernel.sweep-requests',
  Nothing,
  async (ctx) => {
    await sweepRequests(ctx.db, ctx.now);
    await sweepProgress(ctx.db, ctx.now);
    await sweepMessages(ctx);
  },
  asSweep,
);

const namedInLog = 20;

export interface FileSweepParts {
  readonly db: Kysely<KernelTables>;
  readonly space: Space;
  readonly files: FileStore;
  readonly now: Date;
  readonly log: Log;
}

/** Sweeps the files of a space and says in the log what was found. A content that is gone is an error each time: somebody has
 * to bring it back from a backup. */
export async function sweepFilesAndLog({ db, space, files, now, log }: FileSweepParts): Promise<Sweep> {
  const swept = await sweepFiles(db, files, now);
  const { missing, ...removed } = swept;
  if (Object.values(removed).some((count) => count > 0))
    log.warn({ task: 'sweep', space, ...removed }, 'left-over files were removed');
  if (missing.length > 0)
    log.error(
      { task: 'sweep', space, missing: missing.length, keys: missing.slice(0, namedInLog) },
      'stored files are gone: bring them back from a backup ("dongbo files check" names their rows)',
    );
  return swept;
}

/** Uploads that nobody attached, and stored contents that no row names. */
export const sweepFilesJob = defineKernelJob(
  'kernel.sweep-files',
  Nothing,
  async (ctx) => void (await sweepFilesAndLog(ctx)),
  asSweep,
);
