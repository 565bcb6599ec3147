import { sql } from 'kysely';
import { z } from 'zod';
import { defineSweep } from '../define.ts';

const mostAtOnce = 200;

/** Outcomes whose days are over: the rows go, and what was printed is let go, which the sweep of files then removes. */
export const sweepBatches = defineSweep({
  name: 'procedures.sweep-batches',
  at: { everyMinutes: 60 },
  // What was swept is no longer found.
  place: z.never(),
  turn: async (ctx) => {
    const { rows } = await sql<{ gone: number }>`
      with over as (select id from batch where expires_at <= ${ctx.now} order by expires_at limit ${mostAtOnce} for update skip locked),
      gone as (delete from batch where id in (select id from over) returning id),
      released as (update file set attached_to = null, released_at = ${ctx.now} where attached_to in (select id from gone))
      select count(*)::int as gone from gone`.execute(ctx.db);
    return { isMore: rows[0]?.gone === mostAtOnce };
  },
});
