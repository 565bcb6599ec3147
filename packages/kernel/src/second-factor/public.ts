import type { Operation } from '../operation/operation.ts';
import { addPasskey } from './add-passkey.ts';
import { askPasskey } from './ask-passkey.ts';
import { confirmSignIn } from './confirm-sign-in.ts';
import { confirmTotp } from './confirm-totp.ts';
import { getConfirmationWays } from './confirmation-ways.ts';
import { listSecondFactors } from './list-second-factors.ts';
import { removeSecondFactor } from './remove-second-factor.ts';
import { renameSecondFactor } from './rename-second-factor.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { resetSecondFactors } from './reset-second-factors.ts';
import { startPasskey } from './start-passkey.ts';
import { startTotp } from './start-totp.ts';
import { stepUp } from './step-up.ts';

export { resetFactorsOf } from './reset-second-factors.ts';
export { seedDemonstrationFactors } from './seed-demonstration-factors.ts';
export { codeOfStep, stepOf } from './totp.ts';
export { freshUntil, isDemandedOf, secondFactorPolicy } from './second-factor-policy.ts';

/** What can be asked about second factors, and the confirmations by them. */
export const secondFactorOperations: readonly Operation[] = [
  getConfirmationWays,
  askPasskey,
  confirmSignIn,
  stepUp,
  listSecondFactors,
  startTotp,
  confirmTotp,
  startPasskey,
  addPasskey,
  renameSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  resetSecondFactors,
];
