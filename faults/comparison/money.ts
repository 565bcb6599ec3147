import { rowsOf, type Evidence, type Finding } from './finding.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly paid: number;
  readonly back: number;
  /** Payments that pay a demand, receipts that were printed for them, and demands that are paid. */
  readonly payments: number;
  readonly receipts: number;
  readonly demands: number;
  readonly open: number;
}

const books = `
  select d.id, d.code, d.state,
    coalesce(sum(p.service_fee + p.charge), 0)::integer as paid,
    coalesce(sum((select sum(amount) from fee_refund r where r.fee_payment_id = p.id)), 0)::integer as back,
    count(p.id)::integer as payments,
    count(p.id) filter (where exists (select from letter l where l.subject_id = p.id and l.form = 'fee-receipt' and l.file_id is not null))::integer
      as receipts,
    (select count(*)::integer from fee_demand f where f.dossier_id = d.id and f.state = 'paid') as demands,
    (select count(*)::integer from fee_demand f where f.dossier_id = d.id and f.state = 'open') as open
  from dossier d left join fee_payment p on p.dossier_id = d.id group by d.id`;

/** What the gateway took, what it told, and what became of it. */
const gateway = `
  select (select count(*)::integer from simulated_payment where state = 'paid') as taken,
    (select count(*)::integer from payment_notice where outcome = 'booked') as booked,
    (select count(*)::integer from payment_notice where outcome <> 'booked') as stuck,
    (select count(*)::integer from fee_payment where method = 'online') as online,
    (select count(*)::integer from payment_difference) as differences`;

interface Gateway {
  readonly taken: number;
  readonly booked: number;
  readonly stuck: number;
  readonly online: number;
  readonly differences: number;
}

const ended = ['refused', 'withdrawn', 'stopped'];

/** What was paid is booked once, with a printed receipt for each payment; what goes back is what was decided, and no more. */
export async function compareMoney(evidence: Evidence): Promise<Finding> {
  const rows = await rowsOf<Row>(evidence, books);
  const differences: string[] = [];
  for (const row of rows) {
    const { paid, back } = evidence.journal.dossiers.get(row.id)?.money ?? { paid: 0, back: 0 };
    if (row.paid !== paid) differences.push(`${row.code}: ${row.paid} đồng paid instead of ${paid}`);
    if (row.back !== back) differences.push(`${row.code}: ${row.back} đồng go back instead of ${back}`);
    if (row.receipts !== row.payments || row.demands !== row.payments)
      differences.push(`${row.code}: ${row.payments} payments, ${row.receipts} receipts, ${row.demands} demands paid`);
    if (row.open > (ended.includes(row.state) ? 0 : 1)) differences.push(`${row.code}: ${row.open} demands are open`);
  }
  const [told] = await rowsOf<Gateway>(evidence, gateway);
  const isBooked = told !== undefined && told.taken === told.booked && told.taken === told.online;
  if (!isBooked || told.stuck > 0 || told.differences > 0) differences.push(`gateway: ${JSON.stringify(told)}`);
  return {
    figures: {
      payments: rows.reduce((sum, { payments }) => sum + payments, 0),
      paidOnline: told?.online ?? 0,
      moneyWrong: differences.length,
    },
    differences,
  };
}
