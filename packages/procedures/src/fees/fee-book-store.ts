import type { listFeeBook, FeeBookRow } from '@dongbo/contract/procedures';
import type { OutputOf } from '@dongbo/contract';
import { formatInstant, unitsBelow } from '@dongbo/kernel';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { ProceduresTables } from '../tables.ts';

export interface BookQuery {
  /** Unit that collects, with everything below it. */
  readonly unitId: string;
  /** Days in Asia/Ho_Chi_Minh on which receipts were issued, both included: so numbers have no gap. */
  readonly from: string;
  readonly to: string;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

type Sums = OutputOf<typeof listFeeBook>['sums'];

interface Row {
  readonly paid_at: Date;
  readonly recorded_at: Date;
  readonly cancelled_at: Date | null;
  readonly row: Omit<z.input<typeof FeeBookRow>, 'paidAt' | 'issuedAt' | 'cancelled'>;
  readonly cancelled_by: string | null;
  readonly cancel_reason: string | null;
  readonly sums: Sums;
}

export interface FeeBookPage {
  readonly rows: readonly { readonly at: Date; readonly row: z.input<typeof FeeBookRow> }[];
  readonly sums: Sums;
}

/** Payments recorded in a period, the newest first, and what they come to by method: one statement. */
export async function readFeeBook(db: Kysely<ProceduresTables>, query: BookQuery): Promise<FeeBookPage> {
  const { unitId, from, to, after, limit } = query;
  const beyond =
    after === null ? sql`` : sql`where (y.recorded_at, y.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<Row>`
    with units as (${unitsBelow([unitId])}),
    paid as (select y.* from fee_payment y where y.unit_id in (select unit_id from units)
      and y.recorded_at >= (${from}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'
      and y.recorded_at < (${to}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'),
    sums as (select coalesce(jsonb_agg(s order by s.method), '[]') as sums from (
      select method, count(*) filter (where cancelled_at is null and receipt_number is not null) as receipts,
        count(*) filter (where cancelled_at is not null) as cancelled,
        coalesce(sum(service_fee) filter (where cancelled_at is null and receipt_number is not null), 0) as "serviceFee",
        coalesce(sum(charge) filter (where cancelled_at is null and receipt_number is not null), 0) as charge,
        coalesce(sum(service_fee + charge) filter (where cancelled_at is null and receipt_number is not null), 0) as amount
      from paid group by method) s)
    select y.paid_at, y.recorded_at, y.cancelled_at, c.name as cancelled_by, y.cancel_reason, sums.sums,
      jsonb_build_object('id', y.id, 'dossierId', y.dossier_id, 'dossierCode', d.code, 'method', y.method,
        'amount', y.service_fee + y.charge, 'serviceFee', y.service_fee, 'charge', y.charge, 'payerName', y.payer_name,
        'reference', y.reference, 'takenBy', t.name, 'receiptNumber', y.receipt_number,
        'refunded', coalesce((select sum(r.amount) from fee_refund r where r.fee_payment_id = y.id), 0),
        'refundOpen', exists (select from fee_refund r where r.fee_payment_id = y.id and r.done_at is null)) as row
    from sums cross join (select * from paid y ${beyond} order by y.recorded_at desc, y.id desc limit ${limit}) y
    join dossier d on d.id = y.dossier_id
    left join person t on t.id = y.taken_by left join person c on c.id = y.cancelled_by
    order by y.recorded_at desc, y.id desc`.execute(db);
  return { rows: rows.map((one) => ({ at: one.recorded_at, row: rowOf(one) })), sums: rows[0]?.sums ?? [] };
}

const rowOf = ({
  row,
  paid_at: paidAt,
  recorded_at: issuedAt,
  cancelled_at: at,
  cancelled_by: by,
  cancel_reason: reason,
}: Row) => ({
  ...row,
  paidAt: formatInstant(paidAt),
  issuedAt: formatInstant(issuedAt),
  cancelled: at === null ? null : { at: formatInstant(at), by, reason: reason ?? '' },
});
