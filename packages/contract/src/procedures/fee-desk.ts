import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { defineExportEndpoint } from '../kernel/exports.ts';
import { Day, FileAnswer, Instant, PageRequest, UnitId, line, page, paragraph } from '../values.ts';
import { Dong, DongSum, FeeLineInput, FeePayment, FeeSheet, PaidAmount, PaymentMethod, reasonText } from './fees.ts';
import { DossierId, FeeDemandId, FeePaymentId, FeeRefundId, PaymentDifferenceId } from './ids.ts';

const dossier = z.object({ dossierId: DossierId });
const demand = z.object({ feeDemandId: FeeDemandId });
const payment = z.object({ feePaymentId: FeePaymentId });

export const getFees = defineEndpoint({
  name: 'procedures.fee.get',
  summary: 'Fees of a dossier: what data propose, demands, payments, receipts and refunds',
  method: 'GET',
  path: '/dossiers/:dossierId/fees',
  access: 'official',
  input: dossier,
  output: FeeSheet,
  personalData: true,
});

export const demandFees = defineEndpoint({
  name: 'procedures.fee.demand',
  summary: 'Demand the fees of a dossier; an open demand is cancelled and replaced, with its reason',
  method: 'POST',
  path: '/dossiers/:dossierId/fee-demands',
  access: 'official',
  input: dossier.extend({
    lines: z.array(FeeLineInput).min(1).max(30).describe('What is to be paid for'),
    payBy: Day.optional().describe('Last day for paying'),
    replaces: FeeDemandId.optional().describe('The open demand that the caller saw; none when not given'),
    reason: paragraph(1000).optional().describe('Why the open demand is replaced'),
    confirmed: z.boolean().default(false).describe('The officer was asked about an unusual amount and means it'),
  }),
  output: z.object({ feeDemandId: FeeDemandId, amount: Dong }),
  refusals: [
    'fee.demand-changed',
    'fee.reason-missing',
    'fee.dossier-ended',
    'fee.ground-missing',
    'fee.ground-unknown',
    'fee.reduced-too-much',
    'fee.nothing-to-pay',
    'fee.too-much',
    'fee.evidence-missing',
    'fee.amount-unusual',
    'fee.pay-by-past',
    'fee.pay-by-far',
    'dossier.same-person',
  ],
});

export const cancelFeeDemand = defineEndpoint({
  name: 'procedures.fee.cancel-demand',
  summary: 'Take back an open demand',
  method: 'POST',
  path: '/fee-demands/:feeDemandId/cancellation',
  access: 'official',
  input: demand.extend({ reason: reasonText }),
  output: z.object({ feeDemandId: FeeDemandId }),
  refusals: ['fee.demand-closed', 'dossier.same-person'],
});

export const takePayment = defineEndpoint({
  name: 'procedures.fee.take',
  summary: 'Take cash at the counter, or record a transfer: the demand is paid and the receipt has its number',
  method: 'POST',
  path: '/fee-demands/:feeDemandId/payments',
  access: 'official',
  input: demand.extend({
    method: PaymentMethod.exclude(['online']),
    amount: PaidAmount.describe('As the officer saw it; it must be what is demanded'),
    payerName: line(200)
      .refine((text) => text.length > 0, { message: 'required' })
      .describe('Who pays'),
    reference: line(100).optional().describe('Reference of the bank; needed for a transfer'),
    paidOn: Day.optional().describe('Day of the transfer; today when not given'),
  }),
  output: z.object({ feePaymentId: FeePaymentId, receiptNumber: z.string().describe('Number of the receipt') }),
  refusals: [
    'fee.demand-closed',
    'fee.amount-differs',
    'fee.reference-missing',
    'fee.reference-used',
    'fee.paid-in-future',
    'fee.paid-before-demand',
    'fee.dossier-ended',
    'dossier.same-person',
  ],
  personalData: true,
});

export const getFeeReceipt = defineEndpoint({
  name: 'procedures.fee.receipt',
  summary: 'Receipt of a payment as PDF; a cancelled one says so',
  method: 'GET',
  path: '/fee-payments/:feePaymentId/receipt',
  access: 'official',
  answer: 'file',
  input: payment,
  output: FileAnswer,
  refusals: ['letter.not-there-yet'],
  personalData: true,
});

export const cancelFeeReceipt = defineEndpoint({
  name: 'procedures.fee.cancel-receipt',
  summary: 'Cancel a receipt for cash or a transfer; number and receipt are kept, and what it paid is open again',
  method: 'POST',
  path: '/fee-payments/:feePaymentId/cancellation',
  access: 'official',
  input: payment.extend({ reason: reasonText }),
  output: z.object({ feePaymentId: FeePaymentId }),
  refusals: [
    'fee.receipt-cancelled',
    'fee.paid-online',
    'fee.refunded-already',
    'fee.other-demand-open',
    'dossier.same-person',
  ],
});

export const openRefund = defineEndpoint({
  name: 'procedures.fee.open-refund',
  summary: 'Decide that money of a payment goes back, never more than was paid',
  method: 'POST',
  path: '/fee-payments/:feePaymentId/refunds',
  access: 'official',
  input: payment.extend({ amount: PaidAmount, reason: reasonText }),
  output: z.object({ feeRefundId: FeeRefundId }),
  refusals: ['fee.receipt-cancelled', 'fee.refund-too-much', 'dossier.same-person'],
});

export const payRefund = defineEndpoint({
  name: 'procedures.fee.pay-refund',
  summary: 'Record that the money of a refund went back',
  method: 'POST',
  path: '/fee-refunds/:feeRefundId/payment',
  access: 'official',
  input: z.object({
    feeRefundId: FeeRefundId,
    reference: line(200)
      .refine((text) => text.length > 0, { message: 'required' })
      .describe('Document or transaction by which it went back'),
  }),
  output: z.object({ feeRefundId: FeeRefundId }),
  refusals: ['fee.refunded-already', 'fee.refund-same-person', 'dossier.same-person'],
});

const book = z.object({
  unitId: UnitId,
  from: Day.describe('First day on which a receipt was issued'),
  to: Day.describe('Last day on which a receipt was issued'),
});

export const FeeBookRow = FeePayment.omit({ demandId: true, refunds: true }).extend({
  dossierId: DossierId,
  dossierCode: z.string().describe('Code of the dossier'),
  issuedAt: Instant.describe('When it was recorded and its receipt issued'),
  refunded: Dong.describe('What went back of it, or is owed back'),
  refundOpen: z.boolean().describe('Money is owed back'),
});
export type FeeBookRow = z.infer<typeof FeeBookRow>;

export const listFeeBook = defineEndpoint({
  name: 'procedures.fee-book.list',
  summary: 'Payments and receipts of a unit over some days, with the sums by method',
  method: 'GET',
  path: '/fee-book',
  access: 'official',
  input: PageRequest.extend(book.shape),
  output: page(FeeBookRow).extend({
    sums: z
      .array(
        z.object({
          method: PaymentMethod,
          receipts: z.int().describe('Receipts that count'),
          cancelled: z.int().describe('Receipts that were cancelled'),
          serviceFee: DongSum.describe('Service fees'),
          charge: DongSum.describe('Charges'),
          amount: DongSum,
        }),
      )
      .describe('Of the whole period, without what was cancelled'),
  }),
  refusals: ['fee-book.days-crossed'],
  personalData: true,
});

export const exportFeeBook = defineExportEndpoint({
  name: 'procedures.fee-book.export',
  summary: 'Ask for the payments and receipts of a unit over some days as a file',
  path: '/fee-book/exports',
  filters: book.shape,
  refusals: ['fee-book.days-crossed'],
});

/** `missing-here`: the gateway took money that was not booked; `missing-there`: booked, but the gateway does not know it;
 * `other-amount`: both know it with another amount. What came in by a notice and fits nothing: `unknown-order`,
 * `amount-differs` from the order, `order-paid` already by another transaction. */
export const differenceKinds = [
  'missing-here',
  'missing-there',
  'other-amount',
  'unknown-order',
  'amount-differs',
  'order-paid',
] as const;

export const PaymentDifference = z.object({
  id: PaymentDifferenceId,
  kind: z.enum(differenceKinds).describe('What does not fit'),
  orderId: z.string().describe('Order of the gateway'),
  transactionNo: z.string().describe('Transaction of the gateway'),
  amountHere: Dong.nullable().describe('Amount that was booked or ordered; null: none'),
  amountThere: Dong.nullable().describe('Amount that the gateway names; null: none'),
  dossierId: DossierId.nullable(),
  dossierCode: z.string().nullable().describe('Code of the dossier, as far as it is known'),
  foundAt: Instant.describe('Since when it is known'),
});
export type PaymentDifference = z.infer<typeof PaymentDifference>;

export const listPaymentDifferences = defineEndpoint({
  name: 'procedures.payment-difference.list',
  summary: 'What the books of a unit and the gateway say differently, as long as nobody has cleared it up',
  method: 'GET',
  path: '/payment-differences',
  access: 'official',
  input: z.object({ unitId: UnitId }),
  output: z.object({ items: z.array(PaymentDifference).describe('The oldest first, at most 200') }),
});

export const settlePaymentDifference = defineEndpoint({
  name: 'procedures.payment-difference.settle',
  summary: 'Clear up a difference, with what was found',
  method: 'POST',
  path: '/payment-differences/:paymentDifferenceId/settlement',
  access: 'official',
  input: z.object({ paymentDifferenceId: PaymentDifferenceId, note: reasonText }),
  output: z.object({ paymentDifferenceId: PaymentDifferenceId }),
  refusals: ['payment-difference.settled', 'dossier.same-person'],
});
