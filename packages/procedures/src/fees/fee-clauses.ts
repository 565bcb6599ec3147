import { readFee, type FeeAmount } from '@dongbo/contract/procedures';

/** A price that a published note names, with the words of the clause that says for what. */
export interface FeeClause {
  readonly words: string;
  readonly amount: FeeAmount;
}

/** Where one case ends and the next begins: a semicolon, a line, the dash or plus of a list, a full stop before a capital letter. */
const between = /;|\n|(?:^|\s)[-–+•]\s+|\.\s+(?=\p{Lu})|(?<=\p{L})\.(?=\p{Lu})/u;
const price =
  /[:,]?\s*(?:là\s+|thu\s+|mức thu\s*:?\s*)?\d{1,3}(?:[.,]\d{3})+\s*(?:\([^)]{1,40}\)\s*)?(?:đồng|vnđ|vnd|đ(?!\p{L}))?(?:\s*\/\s*[\p{L}\d\s]{1,30}?(?=[.,;)(]|$))?/giu;
const mostWords = 160;

const named = (clause: string, per: string | null): string => {
  const words = clause
    .replace(price, ' ')
    .replace(per === null ? '' : `/${per}`, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,:()–-]+|[\s.,:(–-]+$/g, '');
  return words.length > mostWords ? `${words.slice(0, mostWords - 1)}…` : words;
};

/** The prices of a note that names one for each of its cases, in the order in which they stand. A clause with several prices, or with
 * words of nothing, is left to whoever reads the whole. Pure. */
export function feeClauses(note: string): FeeClause[] {
  return note.split(between).flatMap((clause): FeeClause[] => {
    const reading = readFee({ amount: null, currency: 'VND', note: clause, suspect: false });
    if (reading.kind !== 'amounts') return [];
    const [amount, ...others] = reading.amounts;
    return amount === undefined || others.length > 0 ? [] : [{ words: named(clause, amount.per), amount }];
  });
}
