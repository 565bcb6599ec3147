import { codeOf } from '../messages/message-code.ts';
import type { Operation } from '../operation/operation.ts';
import { askNewPassword } from './ask-new-password.ts';
import { askSignUp } from './ask-sign-up.ts';
import { confirmNewPassword } from './confirm-new-password.ts';
import { confirmSignUp } from './confirm-sign-up.ts';
import { readSimulatedCode } from './read-simulated-code.ts';

/** The code that was sent for an id, by the installation's key (`services.deviceKey`); for tests alone. */
export const accountCodeOf = codeOf;

/** What citizens and businesses do for an account of their own. */
export const signUpOperations: readonly Operation[] = [
  askSignUp,
  confirmSignUp,
  askNewPassword,
  confirmNewPassword,
  readSimulatedCode,
];
