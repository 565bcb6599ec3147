// The build replaces this list by plain data without schemas (build/wire-endpoints.ts). It may hold endpoints only.
export { askNewPassword, askSignUp, confirmNewPassword, confirmSignUp, readSimulatedCode } from '@dongbo/contract';
