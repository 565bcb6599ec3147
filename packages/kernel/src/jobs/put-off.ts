import type { JobHelpers } from 'graphile-worker';

type RunningJob = Pick<JobHelpers, 'job' | 'withPgClient'>;

/** Changes the row of a job that is running and will be put down as failed: then the queue keeps it, key, queue and payload, and
 * adds exp(attempts) seconds to `run_at` (graphile-worker 0.18.0). False when another job has taken its place meanwhile: the
 * queue has taken the key from it, and it must not come again. */
async function change({ job, withPgClient }: RunningJob, set: string, values: readonly unknown[]): Promise<boolean> {
  const { rowCount } = await withPgClient((client) =>
    client.query(`update graphile_worker._private_jobs set ${set} where id = $1 and key is not distinct from $2`, [
      job.id,
      job.key,
      ...values,
    ]),
  );
  return rowCount === 1;
}

/** A job of a system that is closed looks again after this time. */
export const lookAgainMs = 300_000;

/** Sets the job back to `until` (null: five minutes from now by the database's clock) and gives back the try that was counted.
 * A process that dies in between leaves a job that waits. */
export const giveTryBack = (job: RunningJob, until: Date | null): Promise<boolean> =>
  change(job, "attempts = attempts - 1, run_at = coalesce($3, now() + $4 * interval '1 millisecond')", [
    until,
    lookAgainMs,
  ]);

/** The next try comes after a pause of its own, not of the queue's; how many there were is noted in the job. */
export const tryAgain = (job: RunningJob, { tries, seconds }: { readonly tries: number; readonly seconds: number }) =>
  change(
    job,
    // exp(0): the second that the queue adds.
    `attempts = 0, run_at = now() + ($3 - 1) * interval '1 second',
      payload = jsonb_set(payload::jsonb, '{tries}', to_jsonb($4::integer))::json`,
    [seconds, tries],
  );

/** This was the last try. */
export const giveUp = (job: RunningJob): Promise<boolean> => change(job, 'attempts = max_attempts', []);
