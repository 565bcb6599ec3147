import { getFeeReceipt as endpoint } from '@dongbo/contract/procedures';
import { letterAnswer } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { loadDossier } from '../dossiers/load-dossier.ts';
import { dossierOf } from './lock-for-fees.ts';

/** The receipt of a payment; of a cancelled one the copy that says so. */
export const getFeeReceipt = defineOperation(endpoint, async (ctx, { feePaymentId }) => {
  const dossier = await loadDossier(ctx, await dossierOf(ctx, { payment: feePaymentId }), endpoint.name);
  ctx.about(dossier.id);
  const answer = await letterAnswer(ctx, { subjectId: feePaymentId, form: 'fee-receipt' });
  return answer ?? ctx.refuse('letter.not-there-yet');
});
