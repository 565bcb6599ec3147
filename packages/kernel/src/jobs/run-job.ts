import { Space } from '@dongbo/contract';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { systemActor } from '../identity/actor.ts';
import { Act, type AuditFacts } from '../operation/act.ts';
import { createRunner, type RunnerParts } from '../operation/runner.ts';
import type { Operation } from '../operation/operation.ts';
import { inTransaction } from '../operation/transaction.ts';
import type { Job, JobContext, Queueable } from './job.ts';

/** What stands in the queue beside the task: the space, the payload, the instant before which it must not run, and how often a
 * delivery was tried. */
export const JobEnvelope = z.object({
  space: Space,
  payload: z.unknown(),
  runAt: z.coerce.date().optional(),
  tries: z.number().int().optional(),
});

/** Facts of the audit about an act of the worker. */
export const workerFacts = (operation: string): AuditFacts => ({
  operation,
  outcome: 'done',
  requestId: null,
  address: null,
  inputHash: null,
});

/** Runs one job in its transaction as a named system actor, with audit, as an operation would. */
export async function runJob(parts: RunnerParts, job: Job, raw: unknown): Promise<void> {
  const { space } = JobEnvelope.parse(raw);
  await inTransaction(parts.databases[space].kysely, job.transaction, (db) =>
    runJobIn(db, parts, { ...job, inside: job.transaction === 'required' }, raw),
  );
}

/** The body of a job, or what tells that it was given up. */
export interface JobBody extends Pick<Queueable, 'name' | 'system' | 'payload'> {
  readonly run: Job['run'];
  /** Whether `db` is an open transaction, which the record of the act then commits. */
  readonly inside: boolean;
}

type RequestAs = Parameters<JobContext<unknown, unknown>['runAs']>[1];

/** The same on a connection, or in a transaction that is open already. */
export async function runJobIn(
  db: Kysely<KernelTables>,
  parts: RunnerParts,
  { name, system, payload: schema, run, inside }: JobBody,
  raw: unknown,
): Promise<void> {
  const { space, payload } = JobEnvelope.parse(raw);
  const input: unknown = schema.parse(payload);
  const act = new Act(parts, space, systemActor(name), parts.clock.now());
  // The job's own type of the database is asserted by jobsOf.
  const context = {
    ...act.context(system, db as unknown as Kysely<unknown>),
    runAs: async (operation: Operation, request: RequestAs) =>
      await createRunner(parts).run(operation, { space, ...request }),
  };
  await run(context, input);
  if (inside) await act.record(db, workerFacts(name), null);
  else await act.recordAlone(db, workerFacts(name));
}
