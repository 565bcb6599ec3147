import { listPaymentDifferences as endpoint } from '@dongbo/contract/procedures';
import { formatInstant, unitsBelow } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { checkBookAccess } from '../tracking-book/book-access.ts';

type Item = Awaited<ReturnType<typeof endpoint.output.parse>>['items'][number];

/** What has to be cleared up at a unit. What belongs to nobody known is shown to whoever looks at the whole province. */
export const listPaymentDifferences = defineOperation(endpoint, async (ctx, { unitId }) => {
  await checkBookAccess(ctx, endpoint.name, unitId);
  const { rows } = await sql<{ found_at: Date; item: Omit<Item, 'foundAt'> }>`
    select f.found_at, jsonb_build_object('id', f.id, 'kind', f.kind, 'orderId', f.order_id, 'transactionNo', f.transaction_no,
      'amountHere', f.amount_here, 'amountThere', f.amount_there, 'dossierId', f.dossier_id, 'dossierCode', d.code) as item
    from payment_difference f left join dossier d on d.id = f.dossier_id
    where f.settled_at is null and (f.unit_id in (${unitsBelow([unitId])})
      or f.unit_id is null and exists (select from unit u where u.id = ${unitId}::uuid and u.kind = 'province'))
    order by f.found_at, f.id limit 200`.execute(ctx.db);
  return { items: rows.map(({ found_at: at, item }) => ({ ...item, foundAt: formatInstant(at) })) };
});
