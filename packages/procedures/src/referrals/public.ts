import { answerReferral } from './answer-referral.ts';
import { askOpinion } from './ask-opinion.ts';
import { assignReferral } from './assign-referral.ts';
import { getReferral } from './get-referral.ts';
import { getReferralChoices } from './get-referral-choices.ts';
import { getReferralFile } from './get-referral-file.ts';
import { linkTasks } from './link-tasks.ts';
import { listReferrals } from './list-referrals.ts';
import { withdrawReferral } from './withdraw-referral.ts';

export const referralOperations = [
  askOpinion,
  linkTasks,
  listReferrals,
  getReferralChoices,
  getReferral,
  getReferralFile,
  answerReferral,
  assignReferral,
  withdrawReferral,
];
export { referralMeasures } from './referral-measures.ts';
export { referralNotices } from './referral-notices.ts';
export { sweepReferrals } from './sweep-referrals.ts';
