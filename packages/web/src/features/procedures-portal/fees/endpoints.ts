// The build replaces this list by plain data without schemas (build/wire-endpoints.ts); only who has to pay loads it.
export { actOnSimulatedPayment, getMyFeeReceipt, getMyFees, startPayment } from '@dongbo/contract/procedures';
