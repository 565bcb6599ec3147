import { readFileSync } from 'node:fs';
import { LocalText } from '@dongbo/contract';
import { Dong, FeeKind, channels, type ExemptionGround } from '@dongbo/contract/procedures';
import { Notations } from '@dongbo/kernel';
import { z } from 'zod';

const validity = { validFrom: z.iso.date(), validTo: z.iso.date().nullable() };

const PricedLine = z.object({ kind: FeeKind, name: z.string().min(1), unitPrice: Dong });

const FeeRule = z.object({
  key: z.string(),
  procedures: z.array(z.string()).min(1),
  ...validity,
  citation: z.string(),
  provisional: z.boolean(),
  /** Has to be paid in any case. */
  lines: z.array(PricedLine),
  /** Of these the officer chooses. */
  choices: z.array(PricedLine),
  notes: z.array(z.string()),
  /** What is left of the price on a channel, by kind; 1 where nothing stands. */
  shares: z.partialRecord(z.enum(channels), z.partialRecord(FeeKind, z.number().min(0).max(1))),
});
export type FeeRule = z.infer<typeof FeeRule>;

const Ground = z.object({
  key: z.string(),
  name: LocalText,
  kinds: z.array(FeeKind),
  citation: z.string(),
  provisional: z.boolean(),
  needsEvidence: z.boolean().default(false),
  ...validity,
});

const ReceiptBook = z.object({
  provisional: z.boolean(),
  books: z
    .array(z.object({ ...validity, formNumber: z.string(), symbol: z.string(), copies: z.array(z.string()).min(1) }))
    .min(1),
  notations: Notations,
});

const RefundRule = z.object({
  ...validity,
  late: z.boolean(),
  ended: z.object({ beforeReception: z.boolean(), afterReception: z.boolean() }),
  words: z.object({ beforeReception: LocalText, afterReception: LocalText }),
  citation: z.string().min(1),
});
export type RefundRule = z.infer<typeof RefundRule>;

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/fees/${name}.json`, import.meta.url), 'utf8'));

const rules = z.object({ rules: z.array(FeeRule) }).parse(read('rules')).rules;
const grounds = z.object({ grounds: z.array(Ground) }).parse(read('exemptions')).grounds;
const receiptBook = ReceiptBook.parse(read('receipt-book'));
const refunds = RefundRule.extend({ validTo: z.iso.date().nullable().default(null) }).parse(read('refunds'));

/** What is unusual in a demand. */
export const feeBounds = z.object({ askFrom: Dong, payByDays: z.int().positive() }).parse(read('bounds'));

interface Validity {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Is it in force on the day (`YYYY-MM-DD`)? */
const isInForce = ({ validFrom, validTo }: Validity, day: string): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);

/** The rule of the province for a procedure on a day; undefined: it has none. */
export const feeRuleFor = (procedureCode: string, day: string): FeeRule | undefined =>
  rules.find((rule) => rule.procedures.includes(procedureCode) && isInForce(rule, day));

/** Grounds of exemption and reduction in force on a day. */
export const groundsOn = (day: string): ExemptionGround[] =>
  grounds.filter((ground) => isInForce(ground, day)).map(({ validFrom: _from, validTo: _to, ...ground }) => ground);

/** How receipts of a day are numbered and named. */
export function receiptFormOn(day: string): {
  readonly formNumber: string;
  readonly symbol: string;
  readonly copies: readonly string[];
  readonly notations: Notations;
} {
  const book = receiptBook.books.find((one) => isInForce(one, day));
  if (book === undefined) throw new Error(`No form of fee receipts is in force on ${day}`);
  const { formNumber, symbol, copies } = book;
  return { formNumber, symbol: symbol.replace('{yy}', day.slice(2, 4)), copies, notations: receiptBook.notations };
}

/** When money goes back by rule, for what ended on a day; null: no rule is in force. */
export const refundRuleOn = (day: string): RefundRule | null => (isInForce(refunds, day) ? refunds : null);
