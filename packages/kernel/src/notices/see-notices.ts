import { seeNotices as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';

/** Moves the mark of what the caller has seen forward, to a notice of theirs; never back. */
export const seeNotices = defineKernelOperation(endpoint, async (ctx, { upTo }) => {
  await sql`
    insert into notice_seen (person_id, notice_id, at)
    select n.person_id, n.id, ${ctx.now} from notice n where n.id = ${upTo}::uuid and n.person_id = ${ctx.actor.personId}::uuid
    on conflict (person_id) do update set notice_id = excluded.notice_id, at = excluded.at
    where notice_seen.notice_id < excluded.notice_id`.execute(ctx.db);
  return {};
});
