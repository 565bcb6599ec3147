import type { ProcedureChannel } from './catalogue.ts';

type Fee = ProcedureChannel['fees'][number];

/** An amount with what it is for: `2.000 đồng/trang`. */
export interface FeeAmount {
  readonly amount: number;
  readonly currency: string;
  /** Unit that the source names, such as `trang`; null: none. */
  readonly per: string | null;
}

/** What a published fee says. Derived; the published amount and note stay as they are.
 * - `free`: nothing is charged, and the source says so;
 * - `amount`: so much;
 * - `amounts`: the note names amounts, for cases that only the note tells apart;
 * - `set-elsewhere`: a decision or law sets it; the source names no amount;
 * - `unclear`: it cannot be told. */
export type FeeReading =
  | { readonly kind: 'free' | 'set-elsewhere' | 'unclear' }
  | { readonly kind: 'amount'; readonly amounts: readonly [FeeAmount] }
  | { readonly kind: 'amounts'; readonly amounts: readonly FeeAmount[] };

const nothing = /^(không|không có|không đồng|miễn phí|không thu phí|không thu)\s*\.?$/i;
/** For everybody; `miễn lệ phí cho người …` is for some. */
const exempt = /^[-+\s(]*(không thu|miễn)\s(phí|lệ phí)\s*(?=[.(;,]|$)/i;
const setElsewhere =
  /(theo|thực hiện|áp dụng|do)\b.*(quy định|quyết định|thông tư|nghị định|luật|hội đồng nhân dân|ủy ban nhân dân|biểu mức)|hội đồng nhân dân/i;
/** Units of more than one word. */
const units =
  'tờ khai|giấy thông hành|giấy phép|giấy chứng nhận|hồ sơ|cơ sở|chứng chỉ|chứng thư|văn bản|sản phẩm|phương tiện|trường hợp|thẻ căn cước|lô hàng|giao dịch|hợp đồng|bản sao|doanh nghiệp|chuyến tàu';
/** `2.000 đồng/trang`, `40.000đồng/lần`, `230.000/lần`, `10 USD`. */
const amountInText = new RegExp(
  `(\\d{1,3}(?:[.,]\\d{3})+|\\d+)\\s*(?:\\([^)]{1,40}\\)\\s*)?(đồng|vnđ|vnd|đ(?!\\p{L})|usd)?(?:\\s*/\\s*((?:\\d+\\s*)?(?:${units}|\\p{L}+)))?`,
  'giu',
);

function amountsIn(note: string): FeeAmount[] {
  const found: FeeAmount[] = [];
  for (const [, digits = '', word, per] of note.matchAll(amountInText)) {
    // A number without currency or unit is a date, an article of law or a count.
    if (word === undefined && !(per !== undefined && /[.,]\d{3}/.test(digits))) continue;
    const amount = Number(digits.replace(/[.,]/g, ''));
    const currency = word?.toLowerCase() === 'usd' ? 'USD' : 'VND';
    if (amount === 0 || (currency === 'VND' && amount < 1000)) continue;
    if (!found.some((one) => one.amount === amount && one.per === (per ?? null))) {
      found.push({ amount, currency, per: per ?? null });
    }
  }
  return found;
}

function readNote(note: string): FeeReading {
  if (nothing.test(note.trim())) return { kind: 'free' };
  const amounts = amountsIn(note);
  if (amounts.length > 0) return { kind: 'amounts', amounts };
  if (exempt.test(note)) return { kind: 'free' };
  return { kind: setElsewhere.test(note) ? 'set-elsewhere' : 'unclear' };
}

/** Reads a published fee. Nought with a note is not free: the note says what is meant. */
export function readFee(fee: Fee): FeeReading {
  const note = fee.note ?? '';
  const amount = fee.amount ?? 0;
  if (amount === 0) {
    if (note === '') return { kind: fee.amount === null ? 'unclear' : 'free' };
    return readNote(note);
  }
  const said = amountsIn(note);
  if (fee.suspect) {
    // The zeros that the amount lost stand in its note.
    const whole = said.filter((one) => one.amount === amount * 1000);
    return whole.length > 0 ? { kind: 'amounts', amounts: whole } : { kind: 'unclear' };
  }
  const same = said.find((one) => one.amount === amount);
  return { kind: 'amount', amounts: [{ amount, currency: fee.currency, per: same?.per ?? null }] };
}
