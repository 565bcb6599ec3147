import { closeUnusedJob } from './accounts/close-unused.ts';
import { watchMissesJob } from './audit/watch-misses.ts';
import { sweepExports } from './exports/sweep-exports.ts';
import { sweepFilesJob, sweepRequestsJob, sweepSessionsJob } from './housekeeping/sweep-jobs.ts';
import { kernelExports } from './kernel-exports.ts';
import type { Delivery } from './deliveries/delivery.ts';
import type { Job } from './jobs/job.ts';
import { sendCode } from './messages/send-code.ts';
import { sendAccountCode } from './sign-up/send-account-code.ts';
import { storeLetter } from './papers/store-letter.ts';
import { defineSchedule, type Schedule } from './schedules/schedule.ts';

/** Work that the kernel does for every system. */
export const kernelJobs: readonly Job[] = [
  storeLetter,
  sweepSessionsJob,
  sweepRequestsJob,
  sweepFilesJob,
  watchMissesJob,
  closeUnusedJob,
  sweepExports.job,
  ...kernelExports.map(({ job }) => job),
];

/** What the kernel sends to partners outside for every system. */
export const kernelDeliveries: readonly Delivery[] = [sendCode, sendAccountCode];

const hourly = { everyMinutes: 60 } as const;
const nothing = () => ({});

/** What the kernel does by the clock. */
export const kernelSchedules: readonly Schedule[] = [
  defineSchedule({
    name: 'kernel.sweep-sessions',
    at: hourly,
    job: sweepSessionsJob,
    input: nothing,
    spaces: ['official'],
  }),
  defineSchedule({ name: 'kernel.sweep-requests', at: hourly, job: sweepRequestsJob, input: nothing }),
  defineSchedule({ name: 'kernel.sweep-files', at: hourly, job: sweepFilesJob, input: nothing }),
  // As often as the time within which misses count as repeated.
  defineSchedule({ name: 'kernel.watch-misses', at: { everyMinutes: 15 }, job: watchMissesJob, input: nothing }),
  // Before anybody begins to work, so that whoever comes in the morning finds it done.
  defineSchedule({
    name: 'kernel.close-unused-accounts',
    at: { daily: '05:00' },
    job: closeUnusedJob,
    input: nothing,
    spaces: ['official'],
  }),
  sweepExports.schedule,
];
