import { listBundles as endpoint } from '@dongbo/contract/procedures';
import { formatInstant, unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { checkBookAccess } from '../tracking-book/book-access.ts';

const mostRows = 100;

interface Row {
  readonly id: string;
  readonly number: string;
  readonly from_unit_id: string;
  readonly from_name: string;
  readonly to_unit_id: string;
  readonly to_name: string;
  readonly sent_at: Date;
  readonly confirm_by: Date;
  readonly closed_at: Date | null;
  readonly dossiers: number;
  readonly faults: number;
}

/** Lists to or from a unit: open ones first, then the newest. One statement. */
export const listBundles = defineOperation(endpoint, async (ctx, { unitId, direction }) => {
  await checkBookAccess(ctx, endpoint.name, unitId);
  const side = direction === 'in' ? sql.ref('b.counter_id') : sql.ref('b.from_unit_id');
  const { rows } = await sql<Row>`
    with chosen as (
      select b.* from bundle b where ${side} = ${unitId}::uuid
      order by (b.closed_at is not null), b.sent_at desc, b.id limit ${mostRows})
    select b.id, b.number, b.from_unit_id, ${unitNameOn(sql.ref('b.from_unit_id'), ctx.now)} as from_name,
      b.to_unit_id, ${unitNameOn(sql.ref('b.to_unit_id'), ctx.now)} as to_name, b.sent_at, b.confirm_by, b.closed_at,
      count(distinct h.id)::int as dossiers,
      count(*) filter (where piece ->> 'state' in ('missing', 'damaged'))::int as faults
    from chosen b join paper_handover h on h.bundle_id = b.id
    cross join lateral jsonb_array_elements(h.pieces) piece
    group by b.id, b.number, b.from_unit_id, b.to_unit_id, b.sent_at, b.confirm_by, b.closed_at
    order by (b.closed_at is not null), b.sent_at desc, b.id`.execute(ctx.db);
  return {
    items: rows.map((row) => ({
      id: row.id,
      number: row.number,
      fromUnit: { id: row.from_unit_id, name: row.from_name },
      toUnit: { id: row.to_unit_id, name: row.to_name },
      sentAt: formatInstant(row.sent_at),
      confirmBy: formatInstant(row.confirm_by),
      closedAt: row.closed_at && formatInstant(row.closed_at),
      isLate: row.closed_at === null && row.confirm_by <= ctx.now,
      dossiers: row.dossiers,
      faults: row.faults,
    })),
  };
});
