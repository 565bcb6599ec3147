import { localDate } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { term } from '../letters/terms.ts';
import { refundRuleOn } from './fee-data.ts';
import type { FeeRecord } from './fee-record.ts';
import { cancelDemand } from './record-cancellation.ts';
import { recordRefund } from './record-payment.ts';
import { goesBackAtEnd, leftOf } from './refund-rule.ts';

/** Money of a dossier that ends without a result, in the transaction that ends it: what is still demanded is taken back, and what
 * was paid goes back where the rule says so. The dossier's row is locked by the caller. */
export async function refundEndedDossier(
  ctx: Context,
  dossier: StoredDossier,
  { demands, payments }: FeeRecord,
): Promise<void> {
  const reason = term('demand-cancelled.dossier-ended');
  for (const { id } of demands.filter(({ state }) => state === 'open'))
    await cancelDemand(ctx, dossier, { id, reason });
  if (!goesBackAtEnd(refundRuleOn(localDate(ctx.now)), dossier.clock !== null)) return;
  for (const payment of payments.filter(({ cancelled }) => cancelled === null)) {
    const amount = leftOf(payment);
    if (amount > 0)
      await recordRefund(ctx, dossier, { paymentId: payment.id, amount, reason: 'withdrawn-early', note: null });
  }
}
