import type { NewDifference } from './note-difference.ts';
import type { StatementLine } from './payment-gateway.ts';

/** An online payment as it was booked. */
export interface BookedPayment {
  readonly transactionNo: string;
  readonly orderId: string;
  readonly amount: number;
  /** It was paid on the day of the statement. */
  readonly ofTheDay: boolean;
}

export interface Comparison {
  readonly differences: readonly NewDifference[];
  /** What the gateway took and nobody has told of: to be booked now. */
  readonly missingHere: readonly StatementLine[];
}

/** Compares the statement of a day with what was booked. `known`: transactions that came in by a notice and are visible already
 * because they fit nothing.
 * `dayBefore`: its statement; a notice that names no time is booked when it comes, which around midnight is a day later. Pure. */
export function compareStatement(
  lines: readonly StatementLine[],
  booked: readonly BookedPayment[],
  known: ReadonlySet<string>,
  dayBefore: readonly StatementLine[],
): Comparison {
  const here = new Map(booked.map((payment) => [payment.transactionNo, payment]));
  const there = new Set([...lines, ...dayBefore].flatMap(({ transactionNo, orderId }) => [transactionNo, orderId]));
  const missingHere = lines.filter(({ transactionNo }) => !here.has(transactionNo) && !known.has(transactionNo));
  const difference = (
    kind: NewDifference['kind'],
    { orderId, transactionNo }: Pick<StatementLine, 'orderId' | 'transactionNo'>,
    amounts: Pick<NewDifference, 'amountHere' | 'amountThere'>,
  ): NewDifference => ({ kind, orderId, transactionNo, ...amounts });
  return {
    missingHere,
    differences: [
      ...missingHere.map((line) => difference('missing-here', line, { amountHere: null, amountThere: line.amount })),
      ...lines.flatMap((line) => {
        const payment = here.get(line.transactionNo);
        if (payment === undefined || payment.amount === line.amount) return [];
        return [difference('other-amount', line, { amountHere: payment.amount, amountThere: line.amount })];
      }),
      ...booked
        .filter(({ transactionNo, orderId, ofTheDay }) => ofTheDay && !there.has(transactionNo) && !there.has(orderId))
        .map((payment) => difference('missing-there', payment, { amountHere: payment.amount, amountThere: null })),
    ],
  };
}
