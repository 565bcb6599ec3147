import {
  DossierId,
  actOnSimulatedPayment,
  demandFees,
  getFees,
  getMyFees,
  payRefund,
  startPayment,
  takePayment,
  withdrawMyDossier,
  type FeeLineInput,
} from '@dongbo/contract/procedures';
import { localDate, type Actor } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Stage } from '../stage.ts';
import type { Scene, Way, WayAct } from './way.ts';

/** Where data propose nothing with certainty, an officer reads the resolution of the province. */
const usual = { kind: 'charge', name: 'Lệ phí (mức minh họa)', quantity: 1, unitPrice: 8_000, reducedBy: 0 } as const;
const dayMs = 86_400_000;

const dossierOf = ({ life }: Scene) => ({ dossierId: DossierId.parse(life.id) });

async function linesFor(scene: Scene): Promise<FeeLineInput[]> {
  const { proposal } = await scene.stage.call(getFees, dossierOf(scene), scene.cast.counter);
  const lines = proposal.lines.flatMap(({ kind, name, unitPrice, certain }): FeeLineInput[] =>
    certain && kind !== null && unitPrice > 0 ? [{ kind, name, unitPrice, quantity: 1, reducedBy: 0 }] : [],
  );
  return lines.length > 0 ? lines : [usual];
}

async function demand(scene: Scene, change: (line: FeeLineInput) => FeeLineInput = (line) => line): Promise<void> {
  const { stage, cast } = scene;
  const lines = await linesFor(scene);
  const payBy = localDate(new Date(stage.clock.now().getTime() + 15 * dayMs));
  await stage.call(demandFees, { ...dossierOf(scene), lines: lines.map(change), payBy }, cast.counter);
}

/** What has to be paid now, as the counter sees it. */
async function openDemand(scene: Scene) {
  const { demands } = await scene.stage.call(getFees, dossierOf(scene), scene.cast.counter);
  const open = demands.find(({ state }) => state === 'open');
  if (open === undefined) throw new Error(`Nothing has to be paid for the dossier ${scene.life.id}`);
  return open;
}

async function take(scene: Scene, method: 'cash' | 'transfer'): Promise<void> {
  const { id, amount } = await openDemand(scene);
  const reference = method === 'cash' ? {} : { reference: `FT${scene.life.id.replaceAll('-', '').slice(-12)}` };
  const order = { feeDemandId: id, method, amount, payerName: scene.ownerName, ...reference };
  await scene.stage.call(takePayment, order, scene.cast.counter);
}

interface Told {
  readonly orderId: string;
  readonly requestCode: string;
  readonly amount: number;
  readonly transactionNo: string;
}

/** The gateway tells of a transaction, and the worker books it. */
async function tell(stage: Stage, told: Told): Promise<void> {
  const at = stage.clock.now().toISOString();
  await stage.work('procedures.send-simulated-notice', { ...told, errorCode: '00', at });
  const { rows } = await sql<{ id: string }>`
    select id from payment_notice where transaction_no = ${told.transactionNo}`.execute(stage.database.kysely);
  await stage.work('procedures.book-payment-notice', { noticeId: rows[0]?.id });
}

/** The citizen pays on the page of the simulated gateway; `again`: the bank sends the money a second time. */
async function payOnline(scene: Scene, again: boolean): Promise<void> {
  const { stage } = scene;
  const citizen = citizenOf(scene);
  const { demands } = await stage.call(getMyFees, dossierOf(scene), citizen);
  const feeDemandId = demands.find(({ state }) => state === 'open')?.id;
  if (feeDemandId === undefined) throw new Error(`Nothing has to be paid for the dossier ${scene.life.id}`);
  const { address } = await stage.call(startPayment, { ...dossierOf(scene), feeDemandId }, citizen);
  const query = new URL(address, 'http://localhost').searchParams;
  const text = (name: string): string => query.get(name) ?? '';
  const order = { orderId: text('orderId'), requestCode: text('requestCode'), amount: Number(text('amount')) };
  const act = { ...order, signature: text('signature'), act: 'pay-silently' as const };
  await stage.call(actOnSimulatedPayment, act, citizen);
  const { rows } = await sql<{ transaction_no: string }>`
    select transaction_no from simulated_payment where order_id = ${order.orderId}`.execute(stage.database.kysely);
  const transactionNo = rows[0]?.transaction_no ?? '';
  await tell(stage, { ...order, transactionNo });
  if (again) await tell(stage, { ...order, transactionNo: `${transactionNo}X2` });
}

function citizenOf({ citizen, life }: Scene): Actor {
  if (citizen === null) throw new Error(`Nobody with an account owns the dossier ${life.id}`);
  return citizen;
}

const demanded: WayAct = { after: { minutes: [10, 200] }, go: (scene) => demand(scene) };
const paid = (go: WayAct['go']): WayAct => ({ after: { minutes: [15, 500] }, go });
const paidOnline = paid((scene) => payOnline(scene, false));
const exempted: WayAct = {
  after: { minutes: [10, 200] },
  go: (scene) =>
    demand(scene, (line) => ({
      ...line,
      reducedBy: line.unitPrice,
      ground: 'poor-household',
      evidence: 'Giấy chứng nhận hộ nghèo',
    })),
};
const withdrawn: WayAct = {
  after: { minutes: [20, 90] },
  go: async (scene) => {
    const order = { ...dossierOf(scene), version: scene.life.version, reason: 'Tôi nộp nhầm thủ tục.' };
    scene.life.version = (await scene.stage.call(withdrawMyDossier, order, citizenOf(scene))).version;
  },
};
const refunded: WayAct = {
  after: { minutes: [60, 600] },
  go: async (scene) => {
    const { stage, cast } = scene;
    const { payments } = await stage.call(getFees, dossierOf(scene), cast.counter);
    const refund = payments.flatMap(({ refunds }) => refunds).find(({ doneAt }) => doneAt === null);
    if (refund === undefined) throw new Error(`Nothing goes back of the dossier ${scene.life.id}`);
    const order = { feeRefundId: refund.id, reference: `UNC ${refund.id.slice(-6).toUpperCase()}` };
    await stage.call(payRefund, order, cast.counter);
  },
};

const inProcessing = { from: 'processing', received: [1, 8] } as const;

/** Fees: demanded, paid in cash, by transfer and online, exempted, gone back, and paid twice by mistake. */
export const feeWays: readonly Way[] = [
  { ...inProcessing, name: 'fee-demanded', perThousand: 6, accounts: 'also', acts: [demanded] },
  {
    ...inProcessing,
    name: 'fee-in-cash',
    received: [1, 20],
    perThousand: 8,
    accounts: 'none',
    acts: [demanded, paid((scene) => take(scene, 'cash'))],
  },
  {
    ...inProcessing,
    name: 'fee-by-transfer',
    received: [1, 12],
    perThousand: 4,
    accounts: 'none',
    acts: [demanded, paid((scene) => take(scene, 'transfer'))],
  },
  { ...inProcessing, name: 'fee-online', perThousand: 0, accounts: 'only', acts: [demanded, paidOnline] },
  {
    ...inProcessing,
    name: 'fee-paid-twice',
    perThousand: 0,
    accounts: 'only',
    acts: [demanded, paid((scene) => payOnline(scene, true))],
  },
  { ...inProcessing, name: 'fee-exempted', perThousand: 3, accounts: 'also', acts: [exempted] },
  {
    name: 'fee-to-go-back',
    from: 'reception',
    received: [1, 6],
    perThousand: 0,
    accounts: 'only',
    acts: [demanded, paidOnline, withdrawn],
  },
  {
    name: 'fee-gone-back',
    from: 'reception',
    received: [5, 30],
    perThousand: 0,
    accounts: 'only',
    acts: [demanded, paidOnline, withdrawn, refunded],
  },
];
