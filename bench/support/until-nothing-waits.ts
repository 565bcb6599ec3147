import type pg from 'pg';

/** Waits until the worker has no job left that it may still try, and every projection has followed all events. */
export async function untilNothingWaits(owner: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ waiting: boolean }>(
      `select exists (select from graphile_worker._private_jobs where attempts < max_attempts) or exists (
        select from work.projection_cursor c
        where exists (select from work.event e where (e.xid, e.at, e.position, e.id) > (c.xid, c.at, c.position, c.id))
      ) as waiting`,
    );
    if (rows[0]?.waiting !== true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
