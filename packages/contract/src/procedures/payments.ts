import { z } from 'zod';
import { defineEndpoint } from '../endpoint.ts';
import { FileAnswer, line } from '../values.ts';
import { Dong, feeRecord } from './fees.ts';
import { DossierId, FeeDemandId, FeePaymentId } from './ids.ts';

const dossier = z.object({ dossierId: DossierId });

export const getMyFees = defineEndpoint({
  name: 'procedures.my-fee.get',
  summary: "Fees of one's own dossier: what has to be paid, what was paid, receipts and refunds",
  method: 'GET',
  path: '/my/dossiers/:dossierId/fees',
  access: 'person',
  input: dossier,
  output: z
    .object({ ...feeRecord, online: z.boolean().describe('Can it be paid online here?') })
    .meta({ id: 'MyFees' }),
});

export const startPayment = defineEndpoint({
  name: 'procedures.my-fee.pay',
  summary: 'Begin to pay a demand online: the answer says to which address of the gateway to go',
  method: 'POST',
  path: '/my/dossiers/:dossierId/payments',
  access: 'person',
  input: dossier.extend({ feeDemandId: FeeDemandId.describe('The demand that the payer saw') }),
  output: z.object({ address: z.string().describe('Address of the page of the gateway') }),
  refusals: ['fee.demand-closed', 'fee.dossier-ended', 'fee.not-online'],
});

export const getMyFeeReceipt = defineEndpoint({
  name: 'procedures.my-fee.receipt',
  summary: "Receipt of a payment for one's own dossier as PDF",
  method: 'GET',
  path: '/my/fee-payments/:feePaymentId/receipt',
  access: 'person',
  answer: 'file',
  input: z.object({ feePaymentId: FeePaymentId }),
  output: FileAnswer,
  refusals: ['letter.not-there-yet'],
});

const sign = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/)
  .describe('SHA-256 in hexadecimal digits');
const orderText = line(100).describe('Order of this system');
/** Numbers travel as numbers or as digits; the checksum is over the digits. */
const WrittenAmount = z
  .union([z.int().min(0).max(999_999_999_999), z.string().regex(/^(0|[1-9]\d{0,11})$/)])
  .transform(Number)
  .describe('Whole đồng');

/** What the gateway tells of a transaction, in the fields of PayGov. */
export const PaymentNotice = z.object({
  orderId: orderText,
  requestCode: line(100).describe('Code of the dossier'),
  amount: WrittenAmount,
  transactionNo: line(100)
    .refine((text) => text.length > 0, { message: 'required' })
    .describe('Transaction of the gateway; the same notice comes again under the same'),
  errorCode: line(20).describe('`00`: paid'),
  payDate: line(40).optional().describe('When it was paid, yyyyMMddHHmmss in Asia/Ho_Chi_Minh'),
  orderInfo: line(300).optional().describe('What it was for'),
  paygate: line(60).optional().describe('Bank or wallet'),
  type: line(20).optional().describe('Kind of notice'),
  transactionCode: line(100).optional().describe('Transaction of the bank'),
  checksum: sign.describe('SHA-256 over secretKey, accessKey, partnerCode, orderId, requestCode, amount'),
});
export type PaymentNotice = z.infer<typeof PaymentNotice>;

export const notifyPayment = defineEndpoint({
  name: 'procedures.payment.notify',
  summary: 'The gateway tells of a transaction; the same notice may come any number of times',
  method: 'POST',
  path: '/payments/notices',
  access: 'public',
  bodyLimit: 8192,
  bodyMembers: 40,
  input: PaymentNotice,
  output: z.object({
    result: z
      .enum(['SUCCESSFUL', 'FAILED', 'SIGNATURE_WRONG'])
      .describe('`SUCCESSFUL`: it is kept; `FAILED`: try again later; `SIGNATURE_WRONG`: it is not of the gateway'),
  }),
});

/** What the payer's browser carries to the page of the simulated gateway. */
export const SimulatedOrder = z.object({
  orderId: orderText,
  requestCode: line(100).describe('Code of the dossier'),
  amount: WrittenAmount,
  signature: sign.describe('Signature of the order, so that nobody changes the amount on the way'),
});

export const actOnSimulatedPayment = defineEndpoint({
  name: 'procedures.payment-simulator.act',
  summary: 'On the page of the simulated gateway: pay, fail, cancel, or pay with a late, lost or repeated notice',
  method: 'POST',
  path: '/payment-simulator/acts',
  access: 'person',
  input: SimulatedOrder.extend({
    act: z
      .enum(['pay', 'fail', 'cancel', 'pay-late', 'pay-ten-times', 'pay-silently'])
      .describe('`pay-late`: the notice comes after two minutes; `pay-silently`: it never comes'),
  }),
  output: z.object({ dossierId: DossierId.describe('Where the payer goes back to'), amount: Dong }),
  refusals: ['payment-simulator.order-unreadable', 'payment-simulator.order-ended'],
});
