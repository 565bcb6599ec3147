import type { PaymentDifference } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../define.ts';

export interface NewDifference {
  readonly kind: z.input<typeof PaymentDifference>['kind'];
  readonly orderId: string;
  readonly transactionNo: string;
  readonly amountHere: number | null;
  readonly amountThere: number | null;
}

/** Makes a difference visible to whoever looks after the unit; one that is known already stays as it is. The dossier is the one
 * of the order, or the one whose code the gateway named. One statement. */
export async function noteDifference(
  ctx: Pick<Context, 'db' | 'now' | 'newId'>,
  { kind, orderId, transactionNo, amountHere, amountThere }: NewDifference,
  requestCode: string | null,
): Promise<void> {
  await sql`
    insert into payment_difference (id, kind, order_id, transaction_no, amount_here, amount_there, dossier_id, unit_id, found_at)
    select ${ctx.newId()}::uuid, ${kind}, ${orderId}, ${transactionNo}, ${amountHere}::bigint, ${amountThere}::bigint,
      d.id, d.receiving_unit_id, ${ctx.now}
    from (select 1) one left join dossier d on d.id = coalesce(
      (select f.dossier_id from payment_order o join fee_demand f on f.id = o.fee_demand_id where o.order_id = ${orderId}),
      (select id from dossier where code = ${requestCode ?? ''}))
    on conflict (kind, order_id, transaction_no) do nothing`.execute(ctx.db);
}
