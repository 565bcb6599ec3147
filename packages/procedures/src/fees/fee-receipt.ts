import { addLetter, agencyOf, formatInstant, localDate, type WrittenBook } from '@dongbo/kernel';
import type { PaymentMethod } from '@dongbo/contract/procedures';
import { z } from 'zod';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { qrText } from '../letters/qr-text.ts';
import { term } from '../letters/terms.ts';
import { amountInWords } from './amount-in-words.ts';
import { receiptFormOn } from './fee-data.ts';

const line = z.string();
const dong = z.int().min(0);
const instant = z.iso.datetime({ offset: true });

/** Receipt for fees: the fields of the provincial template. */
export const FeeReceiptData = z.strictObject({
  agency: z.strictObject({ superior: line.nullable(), name: line.min(1) }),
  formNumber: line.min(1),
  symbol: line.min(1),
  number: line.min(1),
  copies: z.array(line.min(1)),
  place: line.min(1),
  issuedOn: z.iso.date(),
  dossierCode: line.min(1),
  procedure: line.min(1),
  payer: z.strictObject({ name: line.min(1), address: line }),
  lines: z.array(
    z.strictObject({
      kind: line.min(1),
      name: line.min(1),
      quantity: z.int(),
      unitPrice: dong,
      reducedBy: dong,
      amount: dong,
    }),
  ),
  serviceFee: dong,
  charge: dong,
  amount: dong,
  inWords: line.min(1),
  method: line.min(1),
  reference: line.nullable(),
  paidAt: instant,
  /** Empty: the gateway told of it. */
  collector: line,
  cancelled: z.strictObject({ at: instant, by: line, reason: line }).nullable(),
});
export type FeeReceiptData = z.infer<typeof FeeReceiptData>;

/** The book of a collecting unit and year. */
export const feeReceiptBook = (unit: StoredDossier['receiving'], now: Date): WrittenBook => {
  const day = localDate(now);
  return { book: `fee-receipt:${unit.id}`, notations: receiptFormOn(day).notations, unit, day };
};

/** What a receipt is made of beside its dossier. */
export interface ReceiptFacts {
  readonly paymentId: string;
  readonly number: string;
  readonly lines: FeeReceiptData['lines'];
  readonly serviceFee: number;
  readonly charge: number;
  readonly payerName: string;
  readonly method: PaymentMethod;
  readonly reference: string | null;
  readonly paidAt: Date;
  readonly collector: string;
}

function receiptData(ctx: Pick<Context, 'now'>, dossier: StoredDossier, facts: ReceiptFacts): FeeReceiptData {
  const { superior, name, place } = agencyOf(dossier.receiving);
  const issuedOn = localDate(ctx.now);
  const { formNumber, symbol, copies } = receiptFormOn(issuedOn);
  const { number, lines, serviceFee, charge, payerName, method, reference, paidAt, collector } = facts;
  const amount = serviceFee + charge;
  return {
    agency: { superior, name },
    formNumber,
    symbol,
    number,
    copies: [...copies],
    place,
    issuedOn,
    dossierCode: dossier.code,
    procedure: dossier.procedure.name,
    payer: { name: payerName, address: dossier.owner.address ?? '' },
    lines,
    serviceFee,
    charge,
    amount,
    inWords: amountInWords(amount),
    method: term(`payment-method.${method}`),
    reference,
    paidAt: formatInstant(paidAt),
    collector,
    cancelled: null,
  };
}

/** A receipt as it is kept: the first of a payment, or the second, which says that it was cancelled. */
async function addReceiptLetter(
  ctx: Context,
  { subjectId, ordinal, code, qr }: { subjectId: string; ordinal: number; code: string; qr: string | null },
  data: FeeReceiptData,
): Promise<void> {
  await addLetter(ctx, {
    subjectId,
    form: 'fee-receipt',
    ordinal,
    data: FeeReceiptData.parse(data),
    fileName: `Bien-lai-${data.number}-${code}${ordinal === 1 ? '' : '-da-huy'}.pdf`,
    qrText: qr,
  });
}

/** Makes the receipt of a payment. One statement. */
export async function addFeeReceipt(ctx: Context, dossier: StoredDossier, facts: ReceiptFacts): Promise<void> {
  const qr = qrText({
    dossierCode: dossier.code,
    procedureCode: dossier.procedure.code,
    holderId: dossier.owner.identityNumber ?? '',
    documentName: 'Biên lai thu tiền phí, lệ phí',
    issuingSystem: 'Đồng Bộ',
    issuedAt: formatInstant(ctx.now),
  });
  await addReceiptLetter(
    ctx,
    { subjectId: facts.paymentId, ordinal: 1, code: dossier.code, qr },
    receiptData(ctx, dossier, facts),
  );
}

/** Makes the receipt that says of another one that it was cancelled; both are kept. */
export async function addCancelledReceipt(
  ctx: Context,
  paymentId: string,
  { data, qr }: { readonly data: unknown; readonly qr: string | null },
  reason: string,
): Promise<void> {
  const before = FeeReceiptData.parse(data);
  await addReceiptLetter(
    ctx,
    { subjectId: paymentId, ordinal: 2, code: before.dossierCode, qr },
    { ...before, cancelled: { at: formatInstant(ctx.now), by: ctx.actor.name, reason } },
  );
}
