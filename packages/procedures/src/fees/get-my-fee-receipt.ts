import { getMyFeeReceipt as endpoint } from '@dongbo/contract/procedures';
import { letterAnswer } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { getOwnDossier } from '../filing/my-dossier-view.ts';
import { dossierOf } from './lock-for-fees.ts';

/** The receipt of a payment for one's own dossier; of a cancelled one the copy that says so. */
export const getMyFeeReceipt = defineOperation(endpoint, async (ctx, { feePaymentId }) => {
  await getOwnDossier(ctx, await dossierOf(ctx, { payment: feePaymentId }), ctx.actor.personId);
  const answer = await letterAnswer(ctx, { subjectId: feePaymentId, form: 'fee-receipt' });
  return answer ?? ctx.refuse('letter.not-there-yet');
});
