import {
  readFee,
  writeFee,
  type Channel,
  type Fee,
  type FeeAmount,
  type FeeKind,
  type FeeProposal,
  type FeeReading,
  type ProcedureChannel,
  type ProposedFee,
} from '@dongbo/contract/procedures';
import { feeClauses } from './fee-clauses.ts';
import type { FeeRule } from './fee-data.ts';

type CatalogueFee = ReturnType<typeof Fee.parse>;

/** Which of the two it is, where the source names exactly one. */
function kindNamed(text: string): FeeKind | null {
  const charge = /lệ phí/i.test(text);
  const fee = /(?<!lệ )phí/i.test(text);
  if (charge === fee) return null;
  return charge ? 'charge' : 'service-fee';
}

/** What is left of a price on a channel, in whole đồng. */
const priceOn = (unitPrice: number, share: number): number => Math.round(unitPrice * share);

function byRule(rule: FeeRule, channel: Channel): FeeProposal {
  const shares = rule.shares[channel] ?? {};
  const priced = (lines: FeeRule['lines'], certain: boolean): ProposedFee[] =>
    lines
      .map(({ kind, name, unitPrice }) => ({
        kind,
        name,
        unitPrice: priceOn(unitPrice, shares[kind] ?? 1),
        per: null,
        certain,
      }))
      .filter(({ unitPrice }) => unitPrice > 0);
  const lines = [...priced(rule.lines, true), ...priced(rule.choices, false)];
  return {
    source: 'rule',
    citation: rule.citation,
    provisional: rule.provisional,
    lines,
    free: lines.length === 0 && rule.notes.length === 0,
    unsure: [...rule.notes],
  };
}

/** A fee as an officer reads it: as everybody reads it, or, where it cannot be told what is meant, as its source words it. Nought
 * beside a note says nothing: the note does. */
function wordsOf({ amount, currency, note }: CatalogueFee, reading: FeeReading): string {
  const read = writeFee(reading) ?? reading.note;
  if (read !== null && reading.kind !== 'unclear') return read;
  const isNamed = amount !== null && (amount !== 0 || note === null);
  return [isNamed ? `${amount} ${currency}` : null, note].filter((part) => part !== null).join(': ');
}

const isInDong = ({ amount, currency }: FeeAmount): boolean => currency === 'VND' && Number.isInteger(amount);

/** Is it plain what has to be paid? Where another price or currency stands beside it, an officer chooses which one it is; a fee and a
 * charge are paid both. */
function isPlain(readings: readonly { readonly fee: CatalogueFee; readonly reading: FeeReading }[]): boolean {
  const due = readings.filter(({ reading }) => reading.kind !== 'free');
  const kinds = due.map(({ fee }) => kindNamed(fee.note ?? ''));
  const areApart = due.length <= 1 || (!kinds.includes(null) && new Set(kinds).size === kinds.length);
  return areApart && due.every(({ reading }) => reading.kind === 'amount' && isInDong(reading.amounts[0]));
}

const mostChoices = 12;
const nameOf = (kind: FeeKind | null): string => (kind === 'service-fee' ? 'Phí' : 'Lệ phí');

/** Prices that the notes name for single cases: the officer chooses which of them it is. What stands for all cases already is left out. */
function choicesIn(
  readings: readonly { readonly fee: CatalogueFee; readonly reading: FeeReading }[],
  stated: readonly ProposedFee[],
): ProposedFee[] {
  const found = readings.flatMap(({ fee, reading }): ProposedFee[] => {
    if (fee.suspect || reading.note === null || reading.kind === 'unclear') return [];
    return feeClauses(reading.note).flatMap(({ words, amount }): ProposedFee[] => {
      if (!isInDong(amount)) return [];
      const kind = kindNamed(words === '' ? (reading.note ?? '') : words);
      const name = words === '' ? nameOf(kind) : `${nameOf(kind)}: ${words}`;
      return [{ kind, name, unitPrice: amount.amount, per: amount.per, certain: false }];
    });
  });
  const isNew = ({ name, unitPrice }: ProposedFee, index: number): boolean =>
    found.findIndex((one) => one.name === name && one.unitPrice === unitPrice) === index &&
    !stated.some((one) => one.unitPrice === unitPrice);
  return found.filter(isNew).slice(0, mostChoices);
}

function byCatalogue(fees: readonly CatalogueFee[]): FeeProposal {
  const readings = fees.map((fee) => ({ fee, reading: readFee(fee) }));
  const certain = isPlain(readings);
  const stated = readings.flatMap(({ fee, reading }): ProposedFee[] => {
    // Where the source lost zeros, an officer reads it, however well its note can be read.
    if (reading.kind !== 'amount' || fee.suspect) return [];
    const [said] = reading.amounts;
    if (!isInDong(said)) return [];
    const { amount, per } = said;
    const kind = kindNamed(fee.note ?? '');
    return [{ kind, name: nameOf(kind), unitPrice: amount, per, certain }];
  });
  const lines = [...stated, ...choicesIn(readings, stated)];
  const unsure = readings.flatMap(({ fee, reading }) => {
    const isRead =
      reading.kind === 'free' || (reading.kind === 'amount' && !fee.suspect && isInDong(reading.amounts[0]));
    const words = isRead ? (reading.note ?? '') : wordsOf(fee, reading);
    return words === '' ? [] : [words];
  });
  const free = readings.length > 0 && readings.every(({ reading }) => reading.kind === 'free');
  return {
    source: lines.length > 0 || free ? 'catalogue' : 'none',
    citation: null,
    provisional: false,
    lines,
    free,
    unsure: [...new Set(unsure)],
  };
}

/** What has to be paid for a dossier of this channel as data say: the rule of the province, or else what the catalogue states
 * for the channel: with certainty where it says one price, to be chosen from where its note names one for each case. A suspect amount is
 * never proposed. Pure. */
export function proposeFees(
  rule: FeeRule | undefined,
  channels: readonly ProcedureChannel[],
  channel: Channel,
): FeeProposal {
  if (rule !== undefined) return byRule(rule, channel);
  const stated = channels.filter((one) => one.channel === channel).flatMap(({ fees }) => fees);
  return byCatalogue(stated);
}
