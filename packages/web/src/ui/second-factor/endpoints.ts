// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export {
  addPasskey,
  askPasskey,
  confirmSignIn,
  confirmTotp,
  getConfirmationWays,
  listSecondFactors,
  removeSecondFactor,
  renameSecondFactor,
  renewRecoveryCodes,
  startPasskey,
  startTotp,
  stepUp,
} from '@dongbo/contract';
