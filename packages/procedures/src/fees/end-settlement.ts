import type { EndSettlement } from '@dongbo/contract/procedures';
import type { z } from 'zod';
import type { RefundRule } from './fee-data.ts';
import type { FeeRecord } from './fee-record.ts';
import { inDong } from './in-dong.ts';
import { goesBackAtEnd, leftOf } from './refund-rule.ts';

type Settled = z.input<typeof EndSettlement>;

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What becomes of the money of a dossier that ends without a result, by the rule of the day; null: nothing was paid. Pure. */
export function settleAtEnd(
  { payments }: Pick<FeeRecord, 'payments'>,
  { rule, wasReceived }: { readonly rule: RefundRule | null; readonly wasReceived: boolean },
): Settled | null {
  const counted = payments.filter(({ cancelled }) => cancelled === null);
  const paid = sum(counted.map(({ amount }) => amount));
  if (paid === 0) return null;
  const left = sum(counted.map(leftOf));
  const kept = goesBackAtEnd(rule, wasReceived) ? 0 : left;
  // Where nothing is left to settle, the rule decides nothing.
  const decides = rule !== null && left > 0;
  return {
    paid,
    refunded: paid - kept,
    kept,
    why: decides ? rule.words[wasReceived ? 'afterReception' : 'beforeReception'] : null,
    citation: decides ? rule.citation : null,
  };
}

/** The settlement as form 05 prints it. Pure. */
export function settlementInWords({ paid, refunded, kept, why, citation }: Settled): string {
  const amounts = [
    `Đã nộp ${inDong(paid)}`,
    refunded > 0 && `hoàn trả ${inDong(refunded)}`,
    kept > 0 && `không hoàn trả ${inDong(kept)}`,
  ].filter((part) => part !== false);
  return `${amounts.join('; ')}.${why === null ? '' : ` ${why.vi} (${citation}).`}`;
}
