import { sql } from 'kysely';
import { z } from 'zod';
import type { KernelTables } from '../db/tables.ts';
import { sweepsOf } from '../schedules/sweep.ts';

const defineKernelSweep = sweepsOf<KernelTables, unknown>();
const mostAtOnce = 200;

/** Lists as files whose days are over: the row goes, and its file is let go, which the sweep of files then removes. */
export const sweepExports = defineKernelSweep({
  name: 'kernel.sweep-exports',
  at: { everyMinutes: 60 },
  place: z.object({}),
  turn: async (ctx) => {
    const { rows } = await sql<{ gone: number }>`
      with over as (select id from export where expires_at <= ${ctx.now} order by expires_at limit ${mostAtOnce} for update skip locked),
      gone as (delete from export where id in (select id from over) returning id),
      released as (update file set attached_to = null, released_at = ${ctx.now} where attached_to in (select id from gone))
      select count(*)::int as gone from gone`.execute(ctx.db);
    return { isMore: rows[0]?.gone === mostAtOnce };
  },
});
