import { ExportFormat, ExportState, listExports as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { readCursor, takePage } from '../paging.ts';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly format: string;
  readonly state: string;
  readonly share: number | null;
  readonly rows: number | null;
  readonly most_rows: number | null;
  readonly name: string | null;
  readonly size: string | null;
  readonly asked_at: Date;
  readonly expires_at: Date;
}

/** Lists as files that the caller has asked for and that are still kept, newest first. */
export const listExports = defineKernelOperation(endpoint, async (ctx, { cursor, limit }) => {
  const { at, id } = cursor === undefined ? { at: null, id: null } : readCursor(cursor);
  const { rows } = await sql<Row>`
    select e.id, e.title, e.format, e.state, p.share, e.rows, e.most_rows, f.name, f.size, e.asked_at, e.expires_at
    from export e left join file f on f.id = e.file_id left join job_progress p on p.id = e.id
    where e.person_id = ${ctx.actor.personId}::uuid and e.expires_at > ${ctx.now}
      and (${at}::timestamptz is null or (e.asked_at, e.id) < (${at}::timestamptz, ${id}::uuid))
    order by e.asked_at desc, e.id desc limit ${limit + 1}`.execute(ctx.db);
  const { items, nextCursor } = takePage(rows, limit, (row) => ({ at: row.asked_at, id: row.id }));
  return {
    items: items.map((row) => ({
      id: row.id,
      title: row.title,
      format: ExportFormat.parse(row.format),
      state: ExportState.parse(row.state),
      share: row.state === 'ready' ? 1 : (row.share ?? 0),
      rows: row.rows,
      mostRows: row.most_rows,
      name: row.name,
      size: row.size === null ? null : Number(row.size),
      askedAt: row.asked_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    })),
    nextCursor,
  };
});
