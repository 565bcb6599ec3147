import { seeNotices as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';

/** Marks a notice of the caller as seen, or with all that are older; what was seen stays so. Of somebody else's nothing happens. */
export const seeNotices = defineKernelOperation(endpoint, async (ctx, { noticeId, andOlder }) => {
  const mine = sql`id = ${noticeId}::uuid and person_id = ${ctx.actor.personId}::uuid`;
  if (andOlder)
    await sql`
      insert into notice_seen (person_id, notice_id, at) select person_id, id, ${ctx.now} from notice where ${mine}
      on conflict (person_id) do update set notice_id = excluded.notice_id, at = excluded.at
      where notice_seen.notice_id < excluded.notice_id`.execute(ctx.db);
  else await sql`update notice set seen_at = ${ctx.now} where ${mine} and seen_at is null`.execute(ctx.db);
  return {};
});
