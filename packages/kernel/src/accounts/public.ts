export { noteAccountChange, noteAccountChanges, type AccountChange, type ChangeParts } from './account-change.ts';
export {
  closeAccount,
  createAccount,
  endSessionsOf,
  isUsername,
  reopenAccount,
  resetPassword,
  type Closing,
  type Deed,
} from './account-store.ts';
export { administrationOperations, findAdministrators, isAdministrator } from './administrators.ts';
export {
  invitationToken,
  makeInvitation,
  makeInvitations,
  withdrawInvitations,
  type Invitation,
  type InvitationParts,
  type InvitationPurpose,
} from './invitations.ts';
export { passwordPolicy } from './password-policy.ts';
