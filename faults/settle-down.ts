import { setTimeout as pause } from 'node:timers/promises';
import type { createPool } from '@dongbo/kernel';

type Pool = ReturnType<typeof createPool>;

const settlingPatience = 150_000;

interface Waiting {
  readonly jobs: number;
  readonly unsealed: number;
}

/** Waits until no job is left that could still run and the audit is sealed; milliseconds that took. */
export async function untilSettled(pool: Pool, say: (line: string) => void): Promise<number> {
  const begin = performance.now();
  for (let told = begin; ; await pause(500)) {
    const { rows } = await pool.query<Waiting>(
      `select (select count(*)::integer from graphile_worker._private_jobs where attempts < max_attempts or locked_at is not null) as jobs,
        (select count(*)::integer from audit_entry where xid >= coalesce((select max(to_xid) from audit_block), '0'::xid8)) as unsealed`,
    );
    const [waiting] = rows;
    const took = performance.now() - begin;
    if (waiting === undefined || (waiting.jobs === 0 && waiting.unsealed === 0) || took > settlingPatience) return took;
    if (performance.now() - told < 5000) continue;
    told = performance.now();
    say(`${waiting.jobs} jobs to do, ${waiting.unsealed} entries to seal`);
  }
}
