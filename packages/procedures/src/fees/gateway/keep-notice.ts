import { sql } from 'kysely';
import type { Context } from '../../define.ts';
import { bookNotice } from './book-notice.ts';

export interface GenuineNotice {
  readonly transactionNo: string;
  readonly orderId: string;
  readonly requestCode: string;
  readonly amount: number;
  readonly errorCode: string;
  readonly paidAt: Date;
}

/** Keeps what the gateway told, and has it booked. The same notice is kept once, however often it comes; only how often is
 * counted. */
export async function keepNotice(ctx: Context, notice: GenuineNotice): Promise<void> {
  const id = ctx.newId();
  const { rows } = await sql<{ id: string }>`
    insert into payment_notice as n (id, transaction_no, order_id, request_code, amount, error_code, paid_at, outcome, received_at, times)
    values (${id}::uuid, ${notice.transactionNo}, ${notice.orderId}, ${notice.requestCode}, ${notice.amount},
      ${notice.errorCode}, ${notice.paidAt}, 'received', ${ctx.now}, 1)
    on conflict (transaction_no, order_id, amount, error_code) do update set times = n.times + 1
    returning id`.execute(ctx.db);
  if (rows[0]?.id === id) ctx.enqueue(bookNotice, { noticeId: id });
}
