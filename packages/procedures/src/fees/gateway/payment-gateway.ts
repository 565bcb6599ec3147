import type { PaymentNotice } from '@dongbo/contract/procedures';
import type { Kysely } from 'kysely';
import type { ProceduresTables } from '../../tables.ts';

/** An order that a payer is sent to the gateway with. */
export interface GatewayOrder {
  readonly orderId: string;
  /** Code of the dossier. */
  readonly requestCode: string;
  readonly amount: number;
}

/** A transaction as the statement of the gateway lists it. */
export interface StatementLine {
  readonly transactionNo: string;
  readonly orderId: string;
  readonly requestCode: string;
  readonly amount: number;
  readonly paidAt: Date;
}

/** Calls the gateway for its statement; made outside of any transaction. */
export type FetchStatement = (signal: AbortSignal) => Promise<readonly StatementLine[]>;

/** Where people pay online: whoever takes the money, tells of it by notices, and lists it in a statement once a day. */
export interface PaymentGateway {
  readonly name: string;
  /** Address of the page on which the payer pays; signed, so that nobody changes the amount on the way. */
  checkout(order: GatewayOrder): string;
  /** Is a notice of this gateway and of none other? Compared in constant time. */
  isGenuine(notice: PaymentNotice): boolean;
  /** Prepares to ask for the transactions of a day (YYYY-MM-DD in Asia/Ho_Chi_Minh). */
  statementOf(day: string, db: Kysely<ProceduresTables>): Promise<FetchStatement>;
  /** Signs an order and notices itself: there where it is only simulated. */
  readonly simulator: GatewaySimulator | null;
}

/** What the page of a simulated gateway needs. */
export interface GatewaySimulator {
  /** Does the order come from this system as it is? */
  isOurs(order: GatewayOrder & { readonly signature: string }): boolean;
  sign(notice: Omit<PaymentNotice, 'checksum'>): PaymentNotice;
}
