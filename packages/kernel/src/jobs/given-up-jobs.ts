import { spaces } from '@dongbo/contract';
import { sql, type Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { inTransaction } from '../operation/transaction.ts';
import { runJobIn, type JobBody } from './run-job.ts';
import type { WorkerParts } from './worker-parts.ts';

/** How it stands with the jobs of a task, over both spaces. */
export interface JobFigures {
  readonly task: string;
  readonly waiting: number;
  readonly running: number;
  /** Used up their tries: nobody takes them up any more. */
  readonly givenUp: number;
}

export async function readJobFigures(db: Kysely<KernelTables>): Promise<JobFigures[]> {
  const { rows } = await sql<{ task: string; waiting: string; running: string; given_up: string }>`
    select task, waiting, running, given_up from job_figures() order by task`.execute(db);
  return rows.map((row) => ({
    task: row.task,
    waiting: Number(row.waiting),
    running: Number(row.running),
    givenUp: Number(row.given_up),
  }));
}

interface GivenUp {
  readonly task: string;
  readonly payload: unknown;
}

/** Tells of every job that used up its tries, also of one whose worker was killed in the last, each once and in the transaction
 * that marks it; returns how many. Several processes may do so at once. */
export async function tellOfGivenUpJobs(parts: WorkerParts): Promise<number> {
  const telling = new Map<string, JobBody>();
  for (const { name, system, payload, givenUp } of [...parts.jobs, ...parts.deliveries]) {
    if (givenUp !== null) telling.set(name, { name, system, payload, run: givenUp, inside: true });
  }
  let told = 0;
  for (const space of spaces) {
    for (;;) {
      const found = await inTransaction(parts.databases[space].kysely, 'required', async (db) => {
        const { rows } = await sql<GivenUp>`
          select task, payload from take_given_up_job(${space}, ${[...telling.keys()]}::text[])`.execute(db);
        const [taken] = rows;
        const job = taken && telling.get(taken.task);
        if (!job) return false;
        await runJobIn(db, parts, job, taken.payload);
        return true;
      });
      if (!found) break;
      told += 1;
    }
  }
  return told;
}
