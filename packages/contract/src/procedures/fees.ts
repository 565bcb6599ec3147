import { z } from 'zod';
import { Day, Instant, LocalText, UnitRef, line, paragraph } from '../values.ts';
import { FeeDemandId, FeePaymentId, FeeRefundId } from './ids.ts';

/** The two that the Law on Fees and Charges 97/2015/QH13 keeps apart: phí for a service, lệ phí for an administrative act. */
export const feeKinds = ['service-fee', 'charge'] as const;
export const FeeKind = z.enum(feeKinds).describe('Service fee (phí) or charge (lệ phí)');
export type FeeKind = z.infer<typeof FeeKind>;

/** No fee of any procedure comes near it, and no sum of lines leaves what a number holds exactly. */
export const mostDong = 999_999_999_999;
export const Dong = z.int().min(0).max(mostDong).describe('Whole đồng');
/** Of what many payments come to. */
export const DongSum = z.int().min(0).describe('Whole đồng');
/** Of money that moves: there is no payment of nothing. */
export const PaidAmount = z.int().min(1).max(mostDong).describe('Whole đồng');

/** `open`: has to be paid; `exempt`: nothing is left to pay; `cancelled`: taken back, or replaced by the next. */
export const demandStates = ['open', 'paid', 'exempt', 'cancelled'] as const;
export const DemandState = z.enum(demandStates).describe('Where a demand stands');
export type DemandState = z.infer<typeof DemandState>;

export const paymentMethods = ['cash', 'transfer', 'online'] as const;
export const PaymentMethod = z.enum(paymentMethods).describe('How it was paid');
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** Why money goes back: `dossier-ended`: it came after the dossier was refused, withdrawn or stopped; `demand-closed`: it came
 * after its demand was taken back, replaced or paid otherwise; `withdrawn-early`: the dossier ended before work on it began;
 * `by-officer`: somebody decided so. */
export const refundReasons = ['dossier-ended', 'demand-closed', 'withdrawn-early', 'by-officer'] as const;
export const RefundReason = z.enum(refundReasons).describe('Why the money goes back');
export type RefundReason = z.infer<typeof RefundReason>;

const name = line(200).refine((text) => text.length > 0, { message: 'required' });
export const reasonText = paragraph(1000)
  .refine((text) => text.length > 0, { message: 'required' })
  .describe('Reason');

/** One thing that is to be paid for. */
export const FeeLineInput = z.object({
  kind: FeeKind,
  name: name.describe('What it is for'),
  quantity: z.int().min(1).max(10_000).default(1).describe('How many'),
  unitPrice: Dong.describe('Price of one, in whole đồng'),
  reducedBy: Dong.default(0).describe('By how much it is reduced; the whole price: exempt'),
  ground: line(60).optional().describe('Key of the ground of exemption or reduction; needed with `reducedBy`'),
  evidence: line(300).optional().describe('What shows the ground, such as number and day of a certificate'),
});
export type FeeLineInput = z.infer<typeof FeeLineInput>;

export const FeeLine = z.object({
  kind: FeeKind,
  name: z.string().describe('What it is for'),
  quantity: z.int().describe('How many'),
  unitPrice: Dong.describe('Price of one'),
  reducedBy: Dong.describe('By how much it is reduced'),
  ground: z.string().nullable().describe('Key of the ground of exemption or reduction'),
  groundName: z.string().nullable().describe('The ground as it reads'),
  evidence: z.string().nullable().describe('What shows the ground'),
  amount: Dong.describe('What is left to pay'),
});
export type FeeLine = z.infer<typeof FeeLine>;

/** A line that the data propose; `kind` null: the source does not say which of the two it is. */
export const ProposedFee = z.object({
  kind: FeeKind.nullable(),
  name: z.string().describe('What it is for'),
  unitPrice: Dong.describe('Price of one'),
  per: z.string().nullable().describe('Unit that the source names, such as `trang`'),
  certain: z.boolean().describe('It has to be paid in any case; not set: the officer chooses among such lines'),
});
export type ProposedFee = z.infer<typeof ProposedFee>;

/** What has to be paid as data say: by a rule of the province in force, or else as the catalogue reads with certainty. */
export const FeeProposal = z.object({
  source: z.enum(['rule', 'catalogue', 'none']).describe('Where the lines come from'),
  citation: z.string().nullable().describe('Provision of the rule'),
  provisional: z.boolean().describe('The text of the provision was not seen yet'),
  lines: z.array(ProposedFee).describe('Lines that are certain, and those among which the officer chooses'),
  free: z.boolean().describe('Nothing is charged, and the source says so'),
  unsure: z.array(z.string()).describe('What the source says beside, in its words; an officer has to read it'),
});
export type FeeProposal = z.infer<typeof FeeProposal>;

export const FeeDemand = z.object({
  id: FeeDemandId,
  ordinal: z.int().describe('Which demand of the dossier'),
  state: DemandState,
  lines: z.array(FeeLine).describe('What is to be paid for'),
  serviceFee: Dong.describe('Sum of the service fees'),
  charge: Dong.describe('Sum of the charges'),
  amount: Dong.describe('Sum of both'),
  payBy: Day.nullable().describe('Last day for paying; null: none was named'),
  demandedAt: Instant.describe('When it was demanded'),
  demandedBy: z.string().nullable().describe('Who demanded it; null where it is not shown'),
  closedAt: Instant.nullable().describe('When it was paid, cancelled or replaced'),
  reason: z.string().nullable().describe('Why it was cancelled or replaced'),
});
export type FeeDemand = z.infer<typeof FeeDemand>;

export const FeeRefund = z.object({
  id: FeeRefundId,
  amount: Dong,
  reason: RefundReason,
  note: z.string().nullable().describe('What the officer added'),
  openedAt: Instant.describe('Since when it is owed'),
  doneAt: Instant.nullable().describe('When the money went back; null: still owed'),
  reference: z.string().nullable().describe('By which document or transaction it went back'),
});
export type FeeRefund = z.infer<typeof FeeRefund>;

export const FeePayment = z.object({
  id: FeePaymentId,
  demandId: FeeDemandId,
  method: PaymentMethod,
  amount: Dong,
  serviceFee: Dong.describe('Of it service fees'),
  charge: Dong.describe('Of it charges'),
  payerName: z.string().describe('Who paid'),
  reference: z.string().nullable().describe('Reference of the bank or transaction of the gateway'),
  paidAt: Instant.describe('When it was paid'),
  takenBy: z.string().nullable().describe('Who took or recorded it; null: the gateway, or not shown'),
  receiptNumber: z.string().nullable().describe('Number of the receipt; null: none, because the money goes back'),
  cancelled: z
    .object({
      at: Instant.describe('When'),
      by: z.string().nullable().describe('By whom; null where it is not shown'),
      reason: z.string().describe('Why'),
    })
    .nullable()
    .describe('Set when its receipt was cancelled; number and receipt are kept'),
  refunds: z.array(FeeRefund).describe('What goes back of it'),
});
export type FeePayment = z.infer<typeof FeePayment>;

export const ExemptionGround = z.object({
  key: z.string().describe('Key of the ground'),
  name: LocalText,
  kinds: z.array(FeeKind).describe('For which of the two it holds'),
  citation: z.string().describe('Provision'),
  provisional: z.boolean().describe('The text of the provision was not seen yet'),
  needsEvidence: z.boolean().describe('Has the evidence to be named?'),
});
export type ExemptionGround = z.infer<typeof ExemptionGround>;

/** What becomes of the money of a dossier that ends without a result. */
export const EndSettlement = z.object({
  paid: DongSum.describe('What was paid'),
  refunded: DongSum.describe('Of it what goes back, or went back before'),
  kept: DongSum.describe('Of it what does not go back'),
  why: LocalText.nullable().describe('The rule in words; null: none decides'),
  citation: z.string().nullable().describe('Provision of the rule'),
});
export type EndSettlement = z.infer<typeof EndSettlement>;

/** Demands, payments and refunds of a dossier. */
export const feeRecord = {
  atEnd: EndSettlement.nullable().describe(
    'What would become of the money if the dossier ended now without a result; null: nothing was paid, or it has ended',
  ),
  payable: z.boolean().describe('May the dossier still be paid for? Not after it was refused, withdrawn or stopped'),
  demands: z.array(FeeDemand).describe('The newest first'),
  payments: z.array(FeePayment).describe('The newest first'),
};

/** Everything about the fees of one dossier, for officials. */
export const FeeSheet = z
  .object({
    ...feeRecord,
    unit: UnitRef.describe('Unit that collects'),
    payerName: z.string().describe('Who pays, as far as is known'),
    proposal: FeeProposal,
    grounds: z.array(ExemptionGround).describe('Grounds of exemption and reduction in force'),
    mayDemand: z.boolean().describe('May the caller demand now?'),
    mayCancelDemand: z.boolean().describe('May the caller take back a demand?'),
    mayTake: z.boolean().describe('May the caller take money now?'),
    mayCancelReceipt: z.boolean().describe('May the caller cancel receipts?'),
    mayRefund: z.boolean().describe('May the caller decide on refunds?'),
    mayPayRefund: z.boolean().describe('May the caller record that a refund was paid?'),
    ownRefunds: z.array(FeeRefundId).describe('Refunds that the caller decided on: somebody else pays them'),
  })
  .meta({ id: 'FeeSheet' });
export type FeeSheet = z.infer<typeof FeeSheet>;

/** The open demand in short, or else the newest, as the dossier shows it; a dossier without fees has none. */
export const FeeSummary = z.object({
  state: DemandState,
  amount: Dong,
  payBy: Day.nullable().describe('Last day for paying'),
  refundOpen: z.boolean().describe('Money is owed back'),
});
export type FeeSummary = z.infer<typeof FeeSummary>;
