import type { FeeDemand, FeePayment, FeeSummary } from '@dongbo/contract/procedures';
import { formatInstant, localDate } from '@dongbo/kernel';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { ProceduresTables } from '../tables.ts';
import { settleAtEnd } from './end-settlement.ts';
import { refundRuleOn } from './fee-data.ts';

type Demand = z.input<typeof FeeDemand>;
type Payment = z.input<typeof FeePayment>;

export interface FeeRecord {
  readonly demands: readonly Demand[];
  readonly payments: readonly Payment[];
}

/** Who decided on which refund, beside what everybody may see; null: a rule. */
interface WholeRecord extends FeeRecord {
  readonly deciders: ReadonlyMap<string, string | null>;
}

type StoredPayment = Omit<Payment, 'refunds'> & {
  readonly refunds: readonly (Payment['refunds'][number] & { readonly openedBy: string | null })[];
};

const refundsJson = sql`coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'amount', r.amount, 'reason', r.reason,
  'note', r.note, 'openedAt', r.opened_at, 'openedBy', r.opened_by, 'doneAt', r.done_at, 'reference', r.reference) order by r.opened_at, r.id)
  from fee_refund r where r.fee_payment_id = y.id), '[]')`;

/** Reads demands and payments of a dossier with names and refunds: one statement, the newest first. */
export async function readFeeRecord(db: Kysely<ProceduresTables>, dossierId: string): Promise<WholeRecord> {
  const { rows } = await sql<{ demands: Demand[]; payments: StoredPayment[] }>`
    select coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'ordinal', f.ordinal, 'state', f.state, 'lines', f.lines,
        'serviceFee', f.service_fee, 'charge', f.charge, 'amount', f.service_fee + f.charge, 'payBy', f.pay_by,
        'demandedAt', f.demanded_at, 'demandedBy', p.name, 'closedAt', f.closed_at, 'reason', f.reason) order by f.ordinal desc)
      from fee_demand f join person p on p.id = f.demanded_by where f.dossier_id = ${dossierId}::uuid), '[]') as demands,
    coalesce((select jsonb_agg(jsonb_build_object('id', y.id, 'demandId', y.fee_demand_id, 'method', y.method,
        'amount', y.service_fee + y.charge, 'serviceFee', y.service_fee, 'charge', y.charge, 'payerName', y.payer_name,
        'reference', y.reference, 'paidAt', y.paid_at, 'takenBy', t.name, 'receiptNumber', y.receipt_number,
        'cancelled', case when y.cancelled_at is not null
          then jsonb_build_object('at', y.cancelled_at, 'by', c.name, 'reason', y.cancel_reason) end,
        'refunds', ${refundsJson}) order by y.recorded_at desc, y.id desc)
      from fee_payment y left join person t on t.id = y.taken_by left join person c on c.id = y.cancelled_by
      where y.dossier_id = ${dossierId}::uuid), '[]') as payments`.execute(db);
  const [{ demands, payments } = { demands: [], payments: [] }] = rows;
  const deciders = new Map(
    payments.flatMap(({ refunds }) => refunds.map(({ id, openedBy }) => [String(id), openedBy])),
  );
  return { demands: demands.map(demandOf), payments: payments.map(paymentOf), deciders };
}

/** Instants as JSON of the database writes them, in the form of the contract. */
const instant = <T extends string | null>(at: T): T | string => (at === null ? at : formatInstant(new Date(at)));

const demandOf = (demand: Demand): Demand => ({
  ...demand,
  demandedAt: instant(demand.demandedAt),
  closedAt: instant(demand.closedAt),
});

const paymentOf = (payment: StoredPayment): Payment => ({
  ...payment,
  paidAt: instant(payment.paidAt),
  cancelled: payment.cancelled && { ...payment.cancelled, at: instant(payment.cancelled.at) },
  refunds: payment.refunds.map(({ openedBy: _decider, ...refund }) => ({
    ...refund,
    openedAt: instant(refund.openedAt),
    doneAt: instant(refund.doneAt),
  })),
});

/** The record as the owner sees it: without names of officials. Pure. */
export const recordForOwner = ({ demands, payments }: FeeRecord): FeeRecord => ({
  demands: demands.map((demand) => ({ ...demand, demandedBy: null })),
  payments: payments.map((payment) => ({
    ...payment,
    takenBy: null,
    cancelled: payment.cancelled && { ...payment.cancelled, by: null },
  })),
});

/** The open demand of `dossier d` in short, or else the newest, as a column of the statement that loads it; null where nothing was ever demanded. */
export const feeSummaryJson = (dossierId: RawBuilder<unknown>): RawBuilder<z.input<typeof FeeSummary> | null> =>
  sql`(select jsonb_build_object('state', f.state, 'amount', f.service_fee + f.charge, 'payBy', f.pay_by,
      'refundOpen', exists (select from fee_payment y join fee_refund r on r.fee_payment_id = y.id and r.done_at is null
        where y.dossier_id = f.dossier_id))
    from fee_demand f where f.dossier_id = ${dossierId} order by (f.state = 'open') desc, f.ordinal desc limit 1)`;

/** Is something still to be paid for the dossier? */
export async function hasOpenDemand(db: Kysely<ProceduresTables>, dossierId: string): Promise<boolean> {
  const query = db
    .selectFrom('fee_demand')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .where('state', '=', 'open');
  return (await query.executeTakeFirst()) !== undefined;
}

/** States in which a dossier lives, or has given what was paid for. One that was refused, withdrawn or stopped takes no money. */
export const payableStates: readonly string[] = ['submitted', 'in-progress', 'suspended', 'resulted', 'returned'];

/** May the dossier still be paid for? Pure. */
export const isPayable = ({ state }: Pick<StoredDossier, 'state'>): boolean => payableStates.includes(state);

/** What would become of the money if the dossier ended now without a result; null: nothing was paid, or it has ended. Pure. */
export const settlementNow = (
  record: Pick<FeeRecord, 'payments'>,
  dossier: Pick<StoredDossier, 'state' | 'clock'>,
  now: Date,
): ReturnType<typeof settleAtEnd> =>
  isPayable(dossier)
    ? settleAtEnd(record, { rule: refundRuleOn(localDate(now)), wasReceived: dossier.clock !== null })
    : null;
