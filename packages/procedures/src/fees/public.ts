import type { Operation } from '@dongbo/kernel';
import { cancelFeeDemand } from './cancel-fee-demand.ts';
import { cancelFeeReceipt } from './cancel-fee-receipt.ts';
import { demandFees } from './demand-fees.ts';
import { bookNotice } from './gateway/book-notice.ts';
import { notifyPayment } from './gateway/notify-payment.ts';
import { getFeeReceipt } from './get-fee-receipt.ts';
import { getFees } from './get-fees.ts';
import { getMyFeeReceipt } from './get-my-fee-receipt.ts';
import { getMyFees } from './get-my-fees.ts';
import { listFeeBook } from './list-fee-book.ts';
import { listPaymentDifferences } from './list-payment-differences.ts';
import { openRefund } from './open-refund.ts';
import { payRefund } from './pay-refund.ts';
import { settlePaymentDifference } from './settle-payment-difference.ts';
import { actOnSimulatedPayment, sendSimulatedNotice } from './simulator/act-on-simulated-payment.ts';
import { startPayment } from './start-payment.ts';
import { takePayment } from './take-payment.ts';

export const feeOperations: readonly Operation[] = [
  getFees,
  demandFees,
  cancelFeeDemand,
  takePayment,
  getFeeReceipt,
  cancelFeeReceipt,
  openRefund,
  payRefund,
  listFeeBook,
  listPaymentDifferences,
  settlePaymentDifference,
  getMyFees,
  startPayment,
  getMyFeeReceipt,
  notifyPayment,
  actOnSimulatedPayment,
];

export const feeJobs = [bookNotice, sendSimulatedNotice];
export { exportFeeBook } from './export-fee-book.ts';
export { feeMeasures } from './fee-measures.ts';
export { reconcileEveryNight, reconcilePayments } from './gateway/reconcile-payments.ts';
