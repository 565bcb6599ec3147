import type { ProcedureChannel } from './catalogue.ts';

type Fee = ProcedureChannel['fees'][number];

/** An amount with what it is for: `2.000 đồng/trang`. */
export interface FeeAmount {
  readonly amount: number;
  readonly currency: string;
  /** Unit that the source names, such as `trang`; null: none. */
  readonly per: string | null;
}

/** What a published fee says. Derived; the published amount and note stay as they are. `note` is what has to be read
 * beside it, whole: for which case, until when, who is exempt; null where the amount says it all.
 * - `free`: nothing is charged, and the source says so;
 * - `amount`: so much;
 * - `amounts`: the note names amounts, for cases that only the note tells apart;
 * - `set-elsewhere`: a decision or law sets it; the source names no amount;
 * - `unclear`: it cannot be told. */
export type FeeReading = { readonly note: string | null } & FeeKind;

type FeeKind =
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
  'tờ khai|giấy thông hành|giấy phép|giấy chứng nhận|hồ sơ|cơ sở|chứng chỉ|chứng thư|văn bản|sản phẩm|phương tiện|trường hợp|thẻ căn cước|lô hàng|giao dịch|hợp đồng|bản sao|doanh nghiệp|chuyến tàu|hộ chiếu';
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

const groups = new Intl.NumberFormat('vi-VN');

/** An amount as it is written: `2.000 đồng/trang`, `10 USD/bản`. */
const writeFeeAmount = ({ amount, currency, per }: FeeAmount): string =>
  `${groups.format(amount)} ${currency === 'VND' ? 'đồng' : currency}${per === null ? '' : `/${per}`}`;

/** Words of the page that stand around a note, and the end of a note that was copied once more behind it. */
function wholeNote(note: string): string {
  const cleaned = note
    .replace(/^phí\s*:\s*\d*\s*đồng\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  for (let cut = Math.ceil(cleaned.length / 2); cut <= cleaned.length - 4; cut += 1) {
    if (cleaned.slice(0, cut).endsWith(cleaned.slice(cut))) return cleaned.slice(0, cut);
  }
  return cleaned;
}

/** A note that only goes on where the amount ends: `/hồ sơ`, `đồng/lần (…)`, `1 lần`, `0.000đ/giấy` (of `50.000`). */
const unitFirst = /^([\d.]{0,12})\s*(?:đồng|vnđ|vnd|đ)?\s*(?:\/|trên)\s*([^.;(]{1,80})|^()(\d+ lần|hồ sơ)(?=[(.]|$)/iu;

function readPublishedAmount(amount: number, currency: string, note: string): FeeReading {
  const rest = note.replace(/^usd\b\s*/i, '');
  const unit = unitFirst.exec(rest);
  if (unit !== null && groups.format(amount).endsWith(unit[1] ?? '')) {
    const per = (unit[2] ?? unit[4] ?? '').trim();
    return { kind: 'amount', amounts: [{ amount, currency, per }], note: remark(rest.slice(unit[0].length)) };
  }
  const said = amountsIn(rest);
  const same = said.find((one) => one.amount === amount);
  const saysNoMore =
    said.length === 1 && same !== undefined && rest.replace(amountInText, '').replace(/[\s.;,]/g, '') === '';
  return {
    kind: 'amount',
    amounts: [{ amount, currency, per: same?.per ?? null }],
    note: saysNoMore ? null : remark(rest),
  };
}

const withoutMarks = (text: string): string => text.replace(/^[\s.;,:–+-]+|[\s;,]+$/g, '');

/** What is left to be read: without list marks and the brackets around all of it; less than a word says nothing. */
function remark(text: string): string | null {
  const bare = withoutMarks(text);
  const inner = withoutMarks(/^\(([^()]*(?:\([^()]*\)[^()]*)*)\)\.?$/.exec(bare)?.[1] ?? bare);
  return inner.replace(/[^\p{L}]/gu, '').length < 4 ? null : inner.charAt(0).toUpperCase() + inner.slice(1);
}

function readNote(published: string): FeeReading {
  if (nothing.test(published)) return { kind: 'free', note: null };
  const note = remark(published);
  const amounts = amountsIn(published);
  if (amounts.length > 0) return { kind: 'amounts', amounts, note };
  if (note !== null && exempt.test(note)) return { kind: 'free', note: remark(note.replace(exempt, '')) };
  return { kind: setElsewhere.test(published) ? 'set-elsewhere' : 'unclear', note };
}

/** Reads a published fee. Nought with a note is not free: the note says what is meant. */
export function readFee(fee: Fee): FeeReading {
  const note = wholeNote(fee.note ?? '');
  const amount = fee.amount ?? 0;
  if (amount === 0) {
    if (note === '') return { kind: fee.amount === null ? 'unclear' : 'free', note: null };
    return readNote(note);
  }
  if (new RegExp(`^usd\\b|(?<!\\d)${amount}\\s?usd\\b`, 'i').test(note))
    return readPublishedAmount(amount, 'USD', note);
  if (!fee.suspect) return readPublishedAmount(amount, fee.currency, note);
  // The zeros that the amount lost stand in its note.
  const whole = amountsIn(note).some((one) => one.amount === amount * 1000);
  return whole ? readPublishedAmount(amount * 1000, fee.currency, note) : { kind: 'unclear', note: remark(note) };
}

/** A fee that is charged, in one line: the amount with its unit and all that the note adds. Null: no amount is known. */
export function writeFee(reading: FeeReading): string | null {
  if (reading.kind !== 'amount' && reading.kind !== 'amounts') return null;
  const { note, amounts } = reading;
  const written = amounts.map(writeFeeAmount).join('; ');
  const saysAll = note !== null && amounts.every(({ amount }) => amountsIn(note).some((one) => one.amount === amount));
  if (saysAll) return note;
  return note === null ? written : `${written}. ${note}`;
}
