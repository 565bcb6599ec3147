import { countNotices as endpoint, mostCountedNotices } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';

/** Unseen notices of the caller; ids of notices sort by their time. */
export const countNotices = defineKernelOperation(endpoint, async (ctx) => {
  const { rows } = await sql<{ unseen: number }>`
    select count(*)::integer as unseen from (
      select from notice where person_id = ${ctx.actor.personId}::uuid and seen_at is null
        and id > coalesce((select notice_id from notice_seen where person_id = ${ctx.actor.personId}::uuid),
          '00000000-0000-0000-0000-000000000000')
      limit ${sql.lit(mostCountedNotices)}) as first`.execute(ctx.db);
  return { unseen: rows[0]?.unseen ?? 0 };
});
