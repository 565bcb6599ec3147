import { MessageChannel, NoticeRow, listNotices as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { z } from 'zod';
import { wasSimulated } from '../messages/gateways/simulated-gateway.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { readIdCursor } from '../paging.ts';

const Sent = z.array(
  z
    .object({
      channel: MessageChannel,
      at: z.coerce.date().transform((at) => at.toISOString()),
      reference: z.string().nullable(),
    })
    .transform(({ reference, ...sent }) => ({ ...sent, isSimulated: wasSimulated(reference) })),
);

const Facts = z.record(z.string(), z.string());

/** The caller's notices, newest first; ids sort by time, so the last id is the cursor. */
export const listNotices = defineKernelOperation(endpoint, async (ctx, input) => {
  const before = input.cursor === undefined ? undefined : readIdCursor(input.cursor);
  let query = ctx.db
    .selectFrom('notice as n')
    .leftJoin('notice_seen as s', 's.person_id', 'n.person_id')
    .selectAll('n')
    .select(sql<boolean>`n.seen_at is not null or coalesce(n.id <= s.notice_id, false)`.as('seen'))
    .select(
      sql<unknown>`coalesce((select jsonb_agg(jsonb_build_object('channel', m.channel, 'at', m.ended_at, 'reference', m.reference) order by m.ended_at)
        from message m join message_address a on a.id = m.address_id
        where a.person_id = n.person_id and m.event_id = n.event_id and m.key = n.key and m.state = 'sent'), '[]')`.as(
        'sent',
      ),
    )
    .where('n.person_id', '=', ctx.actor.personId);
  if (before !== undefined) query = query.where('n.id', '<', before);
  const rows = await query
    .orderBy('n.id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const items = rows.slice(0, input.limit);
  return {
    items: items.map((row) => ({
      id: row.id,
      system: NoticeRow.shape.system.parse(row.system),
      key: row.key,
      facts: Facts.parse(row.facts),
      subjectId: row.subject_id,
      at: row.at.toISOString(),
      seen: row.seen,
      sent: Sent.parse(row.sent),
    })),
    nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null,
  };
});
