// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  changePerson,
  closeAccount,
  createPerson,
  decideCampaign,
  getCampaign,
  getCampaignTemplate,
  listCampaignRows,
  listCampaigns,
  printCampaignLetters,
  startCampaign,
  getPerson,
  inviteAgain,
  listPeople,
  printInvitation,
  reopenAccount,
} from '@dongbo/contract/administration';
export { listUnits } from '@dongbo/contract';
export {
  changeGrant,
  changeRole,
  getPersonRights,
  getRole,
  giveGrant,
  listConflicts,
  listGrants,
  listHolders,
  listRoles,
  previewGrant,
  previewRole,
  withdrawGrant,
} from '@dongbo/contract/administration';
