import { setTimeout as pause } from 'node:timers/promises';
import type { createPool } from '@dongbo/kernel';

type Pool = ReturnType<typeof createPool>;

const settlingPatience = 150_000;

interface Waiting {
  readonly now: Date;
  readonly jobs: number;
  readonly unsealed: number;
  readonly unfollowed: number;
}

/** Waits until no job is left that could still run, the projections have followed all events and the audit is sealed; the
 * milliseconds that took, and the instant by the database's clock. */
export async function untilSettled(pool: Pool, say: (line: string) => void): Promise<{ tookMs: number; at: Date }> {
  const begin = performance.now();
  for (let told = begin; ; await pause(500)) {
    const { rows } = await pool.query<Waiting>(
      `select now() as now, (select count(*)::integer from graphile_worker._private_jobs where attempts < max_attempts or locked_at is not null) as jobs,
        (select count(*)::integer from audit_entry where xid >= coalesce((select max(to_xid) from audit_block), '0'::xid8)) as unsealed,
        (select count(*)::integer from projection_cursor c join event e on (e.xid, e.at, e.position, e.id) > (c.xid, c.at, c.position, c.id)) as unfollowed`,
    );
    const [waiting] = rows;
    const took = performance.now() - begin;
    if (waiting === undefined) throw new Error('The database answers nothing');
    const isSettled = waiting.jobs === 0 && waiting.unsealed === 0 && waiting.unfollowed === 0;
    if (isSettled || took > settlingPatience) return { tookMs: took, at: waiting.now };
    if (performance.now() - told < 5000) continue;
    told = performance.now();
    say(`${waiting.jobs} jobs to do, ${waiting.unfollowed} events to follow, ${waiting.unsealed} entries to seal`);
  }
}
