import { activateAccount } from './accounts/activate-account.ts';
import { inviteFirstAdministrator } from './accounts/invite-first-administrator.ts';
import { showInvitation } from './accounts/show-invitation.ts';
import { kernelExports } from './kernel-exports.ts';
import { listAudit } from './audit/list-audit.ts';
import { verifyAuditRecord } from './audit/verify-audit.ts';
import { getExportFile } from './exports/get-export-file.ts';
import { listExports } from './exports/list-exports.ts';
import { uploadFile } from './files/upload-file.ts';
import { forgetBrowsers } from './session/forget-browsers.ts';
import { getSession } from './session/get-session.ts';
import { signIn } from './session/sign-in.ts';
import { signOut } from './session/sign-out.ts';
import { askMessageCode } from './messages/ask-message-code.ts';
import { confirmMessageAddress } from './messages/confirm-message-address.ts';
import { listMessageWays } from './messages/list-message-ways.ts';
import { listMySimulatedMessages } from './messages/list-my-simulated-messages.ts';
import { listSimulatedMessages } from './messages/list-simulated-messages.ts';
import { removeMessageAddress } from './messages/remove-message-address.ts';
import { setMessageWay } from './messages/set-message-way.ts';
import { countNotices } from './notices/count-notices.ts';
import { listNotices } from './notices/list-notices.ts';
import { seeNotices } from './notices/see-notices.ts';
import type { Operation } from './operation/operation.ts';
import { addPartner } from './partners/add-partner.ts';
import { listPartners } from './partners/list-partners.ts';
import { revokePartnerKey } from './partners/revoke-partner-key.ts';
import { listColleagues } from './organisation/list-colleagues.ts';
import { listContacts } from './organisation/list-contacts.ts';
import { listUnits } from './organisation/list-units.ts';
import { secondFactorOperations } from './second-factor/public.ts';
import { signUpOperations } from './sign-up/public.ts';
import { getSigningAuthority } from './signing/get-signing-authority.ts';
import { openStream } from './stream/open-stream.ts';
import { viewOperations } from './views/public.ts';
import { countInbox } from './worklist/count-inbox.ts';
import { listInbox } from './worklist/list-inbox.ts';

/** Everything the kernel itself can be asked. */
export const kernelOperations: readonly Operation[] = [
  getSession,
  signIn,
  signOut,
  forgetBrowsers,
  showInvitation,
  activateAccount,
  ...secondFactorOperations,
  ...signUpOperations,
  inviteFirstAdministrator,
  listUnits,
  listContacts,
  listColleagues,
  uploadFile,
  listInbox,
  countInbox,
  listExports,
  getExportFile,
  ...kernelExports.map(({ operation }) => operation),
  ...viewOperations,
  listNotices,
  countNotices,
  seeNotices,
  listMessageWays,
  askMessageCode,
  confirmMessageAddress,
  setMessageWay,
  removeMessageAddress,
  listMySimulatedMessages,
  listSimulatedMessages,
  openStream,
  listAudit,
  verifyAuditRecord,
  getSigningAuthority,
  addPartner,
  listPartners,
  revokePartnerKey,
];
