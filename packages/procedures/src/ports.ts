import type { PaymentGateway } from './fees/gateway/payment-gateway.ts';

/** What this system asks of the outside; bound by the composition root. */
export interface ProceduresPorts {
  /** Where people pay online; null: nowhere yet. */
  readonly payments: PaymentGateway | null;
}
