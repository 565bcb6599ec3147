import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { isSameDigest, noticeChecksum, orderSignature, type GatewayKeys } from '../gateway/checksum.ts';
import type { PaymentGateway, StatementLine } from '../gateway/payment-gateway.ts';

/** Path of the page of the portal that plays the gateway. */
export const simulatorPath = '/cong-thanh-toan-mo-phong';

interface Row {
  readonly transaction_no: string;
  readonly order_id: string;
  readonly request_code: string;
  readonly amount: string;
  readonly at: Date;
}

const lineOf = (row: Row): StatementLine => ({
  transactionNo: row.transaction_no,
  orderId: row.order_id,
  requestCode: row.request_code,
  amount: Number(row.amount),
  paidAt: row.at,
});

function keysFrom(secret: Buffer): GatewayKeys {
  const derive = (purpose: string): string => createHmac('sha256', secret).update(purpose).digest('hex');
  return {
    partnerCode: 'DONGBO-MO-PHONG',
    accessKey: derive('simulated gateway: access'),
    secretKey: derive('simulated gateway: secret'),
  };
}

/** A gateway that takes no money: for demonstration and tests. It lives beside this system, signs as a real one does, and keeps
 * what it was paid apart from the books, so that the two can differ. */
export function createSimulatedGateway({ secret }: { readonly secret: Buffer }): PaymentGateway {
  const keys = keysFrom(secret);
  return {
    name: 'simulator',
    checkout(order) {
      const query = new URLSearchParams({
        orderId: order.orderId,
        requestCode: order.requestCode,
        amount: String(order.amount),
        signature: orderSignature(keys, order),
      });
      return `${simulatorPath}?${query.toString()}`;
    },
    isGenuine: (notice) => isSameDigest(notice.checksum, noticeChecksum(keys, notice)),
    async statementOf(day, db) {
      const { rows } = await sql<Row>`
        select transaction_no, order_id, request_code, amount, at from simulated_payment where state = 'paid'
          and at >= (${day}::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'
          and at < (${day}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`.execute(db);
      return async () => rows.map(lineOf);
    },
    simulator: {
      isOurs: ({ signature, ...order }) => isSameDigest(signature, orderSignature(keys, order)),
      sign: (notice) => ({ ...notice, checksum: noticeChecksum(keys, notice) }),
    },
  };
}
