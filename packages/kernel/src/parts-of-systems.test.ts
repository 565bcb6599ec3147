import { expect, test } from 'vitest';
import { z } from 'zod';
import { jobsOf } from './jobs/job.ts';
import { kernelJobs, kernelSchedules } from './kernel-jobs.ts';
import { partsOfSystems } from './parts-of-systems.ts';
import { defineSchedule } from './schedules/schedule.ts';
import type { System } from './system.ts';

const empty: System = {
  name: 'sample',
  migrations: '',
  uploads: [],
  operations: [],
  reactions: [],
  projections: [],
  jobs: [],
  deliveries: [],
  schedules: [],
  measures: [],
  permissions: {},
  seeds: [],
  layouts: [],
  subjects: [],
};
const defineJob = jobsOf<unknown, unknown>();
const job = defineJob('sample.test', z.object({}), async () => undefined);
const schedule = defineSchedule({ name: 'sample.test', at: { daily: '01:00' }, job, input: () => ({}) });

test('the parts of the kernel and of the systems stand together', () => {
  const parts = partsOfSystems([{ ...empty, jobs: [job], schedules: [schedule] }]);
  expect(parts.jobs).toEqual([...kernelJobs, job]);
  expect(parts.schedules).toEqual([...kernelSchedules, schedule]);
});

test('a name of another system, two of one name, and a schedule without its job are refused', () => {
  const stranger = defineJob('procedures.test', z.object({}), async () => undefined);
  expect(() => partsOfSystems([{ ...empty, jobs: [stranger] }])).toThrow(/named after another/);
  expect(() => partsOfSystems([{ ...empty, jobs: [job, job] }])).toThrow('Two jobs are called sample.test');
  expect(() => partsOfSystems([{ ...empty, jobs: [job], schedules: [schedule, schedule] }])).toThrow('Two schedules');
  expect(() => partsOfSystems([{ ...empty, schedules: [schedule] }])).toThrow(/which no system brings/);
  expect(() => defineSchedule({ ...schedule, name: 'unknown.test', job, input: () => ({}) })).toThrow(
    /must begin with/,
  );
});
