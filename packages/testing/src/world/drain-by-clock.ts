import { drain, type WorkerParts } from '@dongbo/kernel';
import pg from 'pg';

/** The queue waits by the database's clock, a world stands still at its own: what that one has reached is due now, and what
 * only waits (for its instant, or for its system to open) looks again. Jobs that failed keep their pauses. */
export async function drainByClock(worker: WorkerParts): Promise<void> {
  const owner = new pg.Client({ connectionString: worker.ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      `update graphile_worker._private_jobs set run_at = now()
      where locked_at is null and attempts = 0 and payload ->> 'tries' is null and run_at > now()
        and coalesce((payload ->> 'runAt')::timestamptz, '-infinity') <= $1`,
      [worker.clock.now()],
    );
  } finally {
    await owner.end();
  }
  await drain(worker);
}
