import { dossierEvents } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { defineReaction } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { term } from '../letters/terms.ts';
import { refundRuleOn } from './fee-data.ts';
import { readFeeRecord } from './fee-record.ts';
import { cancelDemand } from './record-cancellation.ts';
import { recordRefund } from './record-payment.ts';
import { goesBackAtEnd, leftOf } from './refund-rule.ts';

/** A dossier that was refused, withdrawn or stopped: what is still demanded is taken back, and what was paid goes back where the
 * rule says so. */
export const refundEndedDossier = defineReaction(
  dossierEvents.ended,
  'procedures.refund-ended-dossier',
  async (ctx, { subjectId, at }) => {
    const dossier = await findDossier(ctx.db, subjectId, { at: ctx.now, lock: true });
    if (dossier === undefined) return;
    ctx.about(dossier.id);
    const { demands, payments } = await readFeeRecord(ctx.db, dossier.id);
    const reason = term('demand-cancelled.dossier-ended');
    for (const { id } of demands.filter(({ state }) => state === 'open'))
      await cancelDemand(ctx, dossier, { id, reason });
    if (!goesBackAtEnd(refundRuleOn(localDate(at)), dossier.clock !== null)) return;
    for (const payment of payments.filter(({ cancelled }) => cancelled === null)) {
      const amount = leftOf(payment);
      if (amount > 0)
        await recordRefund(ctx, dossier, { paymentId: payment.id, amount, reason: 'withdrawn-early', note: null });
    }
  },
);
