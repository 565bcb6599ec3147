// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  answerReferral,
  askOpinion,
  assignReferral,
  getReferral,
  getReferralChoices,
  getReferralFile,
  linkTasks,
  listReferrals,
  withdrawReferral,
} from '@dongbo/contract/procedures';
