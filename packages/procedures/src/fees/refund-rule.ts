import type { FeePayment, RefundReason } from '@dongbo/contract/procedures';
import type { z } from 'zod';
import type { RefundRule } from './fee-data.ts';

/** What of a payment has not gone back and is not owed back. Pure. */
export const leftOf = ({ amount, refunds }: Pick<z.input<typeof FeePayment>, 'amount' | 'refunds'>): number =>
  refunds.reduce((left, refund) => left - refund.amount, amount);

/** Why money that came goes back at once; null: it pays the demand. Pure. */
export function whyInVain(facts: {
  readonly isDemandOpen: boolean;
  readonly isDossierPayable: boolean;
}): Extract<RefundReason, 'dossier-ended' | 'demand-closed'> | null {
  if (!facts.isDossierPayable) return 'dossier-ended';
  return facts.isDemandOpen ? null : 'demand-closed';
}

/** Does what was paid in time go back when the dossier ends without a result? Pure. */
export const goesBackAtEnd = (rule: RefundRule | null, wasReceived: boolean): boolean =>
  rule !== null && (wasReceived ? rule.ended.afterReception : rule.ended.beforeReception);
