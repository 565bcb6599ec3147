import { defineSchedule, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineDelivery } from '../../define.ts';
import { compareStatement, type BookedPayment } from './compare-statement.ts';
import { keepNotice } from './keep-notice.ts';
import { noteDifference } from './note-difference.ts';

const dayMs = 86_400_000;

interface Row {
  readonly transaction_no: string;
  readonly order_id: string;
  readonly amount: string;
  readonly of_the_day: boolean;
}

/** Compares what was booked on a day with the statement of the gateway. Money that nobody has told of is booked now, as if its
 * notice had come; every difference becomes visible. Run again it finds the same, once. */
export const reconcilePayments = defineDelivery({
  name: 'procedures.reconcile-payments',
  payload: z.object({ day: z.iso.date() }),
  async claim(ctx, { day }) {
    const gateway = ctx.ports?.payments ?? null;
    if (gateway === null) return null;
    const before = localDate(new Date(Date.parse(`${day}T00:00:00+07:00`) - dayMs));
    return { fetch: await gateway.statementOf(day, ctx.db), fetchBefore: await gateway.statementOf(before, ctx.db) };
  },
  send: async ({ fetch, fetchBefore }, { signal }) => ({
    lines: await fetch(signal),
    before: await fetchBefore(signal),
  }),
  async record(ctx, { payload: { day }, answer: { lines, before } }) {
    const transactions = lines.map(({ transactionNo }) => transactionNo);
    const { rows } = await sql<Row>`
      select y.reference as transaction_no, y.order_id, y.service_fee + y.charge as amount,
        (y.paid_at at time zone 'Asia/Ho_Chi_Minh')::date = ${day}::date as of_the_day
      from fee_payment y where y.method = 'online' and (y.reference = any(${transactions}::text[])
        or y.paid_at >= (${day}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'
          and y.paid_at < (${day}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`.execute(ctx.db);
    const booked = rows.map((row): BookedPayment => ({
      transactionNo: row.transaction_no,
      orderId: row.order_id,
      amount: Number(row.amount),
      ofTheDay: row.of_the_day,
    }));
    const visible = await sql<{ transaction_no: string }>`
      select transaction_no from payment_difference where transaction_no = any(${transactions}::text[])`.execute(
      ctx.db,
    );
    const known = new Set(visible.rows.map(({ transaction_no: transactionNo }) => transactionNo));
    const { differences, missingHere } = compareStatement(lines, booked, known, before);
    const codes = new Map(lines.map(({ transactionNo, requestCode }) => [transactionNo, requestCode]));
    for (const one of differences) await noteDifference(ctx, one, codes.get(one.transactionNo) ?? null);
    for (const line of missingHere) await keepNotice(ctx, { ...line, errorCode: '00' });
  },
});

/** Every night the day before. */
export const reconcileEveryNight = defineSchedule({
  name: 'procedures.reconcile-payments',
  at: { daily: '01:30' },
  job: reconcilePayments,
  input: (_, now) => ({ day: localDate(new Date(now.getTime() - dayMs)) }),
});
