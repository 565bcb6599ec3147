import { listAudit as endpoint } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { GeneralError } from '../operation/problems.ts';
import { readCursor, takePage } from '../paging.ts';
import { provinceHeldSql } from './province-scope.ts';

interface Row {
  readonly held: boolean;
  readonly id: string | null;
  readonly at: Date;
  readonly operation: string;
  readonly actor_name: string;
  readonly subject_id: string | null;
  readonly outcome: string;
  readonly reason: string | null;
}

/** Audit entries, newest first, for who holds the permission for the whole province; permission and page in one
 * statement. Without a subject or person the order is that of the ids, which sort by time and have an index. */
export const listAudit = defineKernelOperation(endpoint, async (ctx, input) => {
  const filtered = input.subjectId !== undefined || input.personId !== undefined;
  const { at, id } = input.cursor === undefined ? { at: null, id: null } : readCursor(input.cursor);
  const before = filtered ? sql`(e.at, e.id) < (${at}::timestamptz, ${id}::uuid)` : sql`e.id < ${id}::uuid`;
  const { rows } = await sql<Row>`
    select held.held, e.id, e.at, e.operation, e.actor_name, e.subject_id, e.outcome, e.reason
    from (select ${provinceHeldSql(ctx.actor, endpoint.name)} as held) as held
    left join lateral (
      select e.* from audit_entry e
      where held.held
        and ${input.subjectId === undefined ? sql`true` : sql`e.subject_id = ${input.subjectId}`}
        and ${input.personId === undefined ? sql`true` : sql`e.actor_id = ${input.personId}`}
        and ${at === null ? sql`true` : before}
      order by ${filtered ? sql`e.at desc, e.id desc` : sql`e.id desc`} limit ${input.limit + 1}
    ) as e on true`.execute(ctx.db);
  if (rows[0]?.held !== true) throw new GeneralError('not-allowed');
  const found = rows.flatMap((row) => (row.id === null ? [] : [{ ...row, id: row.id }]));
  const { items, nextCursor } = takePage(found, input.limit, (row) => row);
  if (input.subjectId !== undefined) ctx.about(input.subjectId);
  return {
    items: items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      operation: row.operation,
      actor: row.actor_name,
      subjectId: row.subject_id,
      outcome: row.outcome,
      reason: row.reason,
    })),
    nextCursor,
  };
});
