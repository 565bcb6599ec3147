import {
  cancelFeeDemand,
  cancelFeeReceipt,
  demandFees,
  openRefund,
  payRefund,
  takePayment,
} from '@dongbo/contract/procedures';
import { officials } from '../dossiers/settling-world.fixture.ts';
import { twoLines } from '../fees/fees-world.fixture.ts';
import { begin, noticeOf, tell } from '../fees/gateway/gateway-world.fixture.ts';
import type { Act } from './acts-of-settling.fixture.ts';
import type { Life } from './life.fixture.ts';

const counter = { as: officials.counter };
const leader = { as: officials.leader };

const paidOf = ({ beside }: Life) => beside.payments.find(({ cancelled }) => !cancelled);
const owedOf = ({ beside }: Life) => beside.refunds.find(({ done }) => !done);

/** What came of an order that was begun: a notice, told once or more often, perhaps of two transactions. */
async function payOnline(life: Life, dice: number): Promise<void> {
  const { world, id, beside } = life;
  const order = await begin(world, { id }, beside.demand?.id ?? '');
  const notices = [
    noticeOf({ order }),
    noticeOf({ order }),
    noticeOf({ order }, { transactionNo: `T2-${order.orderId}` }),
  ];
  for (const notice of notices.slice(0, 1 + (dice % 3))) await tell(world, notice);
  await world.drain();
}

const demands: readonly Act[] = [
  {
    name: 'demand',
    can: ({ beside, dossier }) => beside.demand === null && dossier.stepId !== null,
    run: ({ world, id: dossierId }) => world.call(demandFees, { dossierId, lines: twoLines }, counter),
  },
  {
    name: 'replace demand',
    can: ({ beside }) => beside.demand !== null,
    run: ({ world, id: dossierId, beside }, dice) =>
      world.call(
        demandFees,
        {
          dossierId,
          lines: [{ kind: 'charge', name: 'Lệ phí', unitPrice: 1000 * (1 + (dice % 9)) }],
          replaces: beside.demand?.id ?? '',
          reason: 'Tính lại',
        },
        counter,
      ),
  },
  {
    name: 'cancel demand',
    can: ({ beside }) => beside.demand !== null,
    run: ({ world, beside }) =>
      world.call(cancelFeeDemand, { feeDemandId: beside.demand?.id ?? '', reason: 'Không phải nộp' }, counter),
  },
];

const payments: readonly Act[] = [
  {
    name: 'pay at the counter',
    onward: true,
    can: ({ beside }) => beside.demand !== null,
    run: ({ world, beside }) =>
      world.call(
        takePayment,
        {
          feeDemandId: beside.demand?.id ?? '',
          method: 'cash',
          amount: beside.demand?.amount ?? 0,
          payerName: 'Nguyễn Thị Thử',
        },
        counter,
      ),
  },
  {
    name: 'pay online',
    can: ({ beside, dossier }) => beside.demand !== null && dossier.personId !== null,
    run: payOnline,
  },
  {
    name: 'cancel receipt',
    can: (life) => paidOf(life) !== undefined,
    run: (life) =>
      life.world.call(cancelFeeReceipt, { feePaymentId: paidOf(life)?.id ?? '', reason: 'Ghi sai tên' }, leader),
  },
  {
    name: 'open refund',
    can: (life) => paidOf(life) !== undefined,
    run: (life, dice) => {
      const paid = paidOf(life);
      const amount = 1 + ((dice * 997) % (2 * (paid?.amount ?? 1)));
      return life.world.call(openRefund, { feePaymentId: paid?.id ?? '', amount, reason: 'Thu thừa' }, leader);
    },
  },
  {
    name: 'pay refund',
    can: (life) => owedOf(life) !== undefined,
    run: (life, dice) =>
      life.world.call(payRefund, { feeRefundId: owedOf(life)?.id ?? '', reference: `Phiếu chi ${dice}` }, counter),
  },
];

export const actsOfMoney: readonly Act[] = [...demands, ...payments];
