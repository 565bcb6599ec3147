import type { z } from 'zod';
import { uuid } from '../values.ts';

export const ProcedureVersionId = uuid().brand<'ProcedureVersionId'>().describe('Id of a version of a procedure');
export type ProcedureVersionId = z.infer<typeof ProcedureVersionId>;
export const DraftId = uuid().brand<'DraftId'>().describe('Id of a draft');
export type DraftId = z.infer<typeof DraftId>;
export const DossierId = uuid().brand<'DossierId'>().describe('Id of a dossier');
export type DossierId = z.infer<typeof DossierId>;
export const FeeDemandId = uuid().brand<'FeeDemandId'>().describe('Id of a demand for fees');
export type FeeDemandId = z.infer<typeof FeeDemandId>;
export const FeePaymentId = uuid().brand<'FeePaymentId'>().describe('Id of a payment of fees');
export type FeePaymentId = z.infer<typeof FeePaymentId>;
export const FeeRefundId = uuid().brand<'FeeRefundId'>().describe('Id of a refund of fees');
export type FeeRefundId = z.infer<typeof FeeRefundId>;
export const PaymentDifferenceId = uuid()
  .brand<'PaymentDifferenceId'>()
  .describe('Id of a difference between books and gateway');
export type PaymentDifferenceId = z.infer<typeof PaymentDifferenceId>;
export const SupplementId = uuid().brand<'SupplementId'>().describe('Id of a request for a supplement');
export type SupplementId = z.infer<typeof SupplementId>;
export const SupplementIntakeId = uuid()
  .brand<'SupplementIntakeId'>()
  .describe('Id of what a counter took in for a supplement at one time');
export type SupplementIntakeId = z.infer<typeof SupplementIntakeId>;
export const ReferralId = uuid().brand<'ReferralId'>().describe('Id of a referral to another unit');
export type ReferralId = z.infer<typeof ReferralId>;
export const SiteCheckId = uuid().brand<'SiteCheckId'>().describe('Id of a verification on the spot');
export type SiteCheckId = z.infer<typeof SiteCheckId>;
export const BundleId = uuid().brand<'BundleId'>().describe('Id of a hand-over list');
export type BundleId = z.infer<typeof BundleId>;
export const PaperHandoverId = uuid()
  .brand<'PaperHandoverId'>()
  .describe('Id of papers that go from one counter to another');
export type PaperHandoverId = z.infer<typeof PaperHandoverId>;
export const BatchId = uuid().brand<'BatchId'>().describe('Id of one thing done to many dossiers');
export type BatchId = z.infer<typeof BatchId>;
export const PaperExchangeId = uuid()
  .brand<'PaperExchangeId'>()
  .describe('Id of a wrong paper that is to come back for the right one');
export type PaperExchangeId = z.infer<typeof PaperExchangeId>;
export const CorrectionRequestId = uuid()
  .brand<'CorrectionRequestId'>()
  .describe('Id of what an owner said is wrong with a result');
export type CorrectionRequestId = z.infer<typeof CorrectionRequestId>;
