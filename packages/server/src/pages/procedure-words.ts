import {
  readFee,
  readTimeLimit,
  type FeeAmount,
  type Procedure,
  type ProcedureChannel,
  type TimeLimit,
  type Warning,
} from '@dongbo/contract/procedures';
import type { TFunction } from 'i18next';

/** A time limit as a sentence part; what the source leaves open is said, not guessed. */
function limitWords(t: TFunction, limit: TimeLimit): string {
  if (limit.unit !== 'unknown') return t(`terms:time-limit.${limit.unit}`, { count: limit.value });
  return limit.value > 0 ? t('procedure.time-no-unit', { value: limit.value }) : t('terms:time-limit.unknown');
}

/** The limit is named with its unit. */
export const isLimitKnown = (channels: readonly { limit: TimeLimit }[]): boolean =>
  channels.length > 0 && channels.every(({ limit }) => limit.unit !== 'unknown');

/** The time limits of all channels; one sentence where they agree, else one per channel. */
export function timeOf(t: TFunction, channels: readonly { channel: string; limit: TimeLimit }[]): string {
  const words = channels.map(({ channel, limit }) => ({ channel, text: limitWords(t, limit) }));
  const [first] = words;
  if (first === undefined) return t('procedure.not-stated');
  if (words.every(({ text }) => text === first.text)) return first.text;
  return words.map(({ channel, text }) => `${t(`terms:channel.${channel}`)}: ${text}`).join('; ');
}

type Fee = ProcedureChannel['fees'][number];

const groups = new Intl.NumberFormat('vi-VN');

const amountWords = ({ amount, currency, per }: FeeAmount): string =>
  `${groups.format(amount)} ${currency === 'VND' ? 'đồng' : currency}${per === null ? '' : `/${per}`}`;

/** Longer notes stand in the details alone. */
const longestQuote = 90;
const mostAmounts = 4;

/** A fee in words. Nought with a note is not "free": the note is read, or quoted as it was published. */
export function feeWords(t: TFunction, fee: Fee): string {
  const reading = readFee(fee);
  if (reading.kind === 'free') return t('procedure.free');
  if (reading.kind === 'set-elsewhere') return t('procedure.fee-set-elsewhere');
  if (reading.kind === 'amount') return amountWords(reading.amounts[0]);
  if (reading.kind === 'amounts') {
    const amounts = reading.amounts.slice(0, mostAmounts).map(amountWords);
    if (reading.amounts.length === 1) return amounts.join('');
    return t('procedure.fee-amounts', {
      amounts: `${amounts.join('; ')}${reading.amounts.length > mostAmounts ? '; …' : ''}`,
    });
  }
  if (fee.suspect) {
    const amount = `${groups.format(fee.amount ?? 0)} ${fee.currency === 'VND' ? 'đồng' : fee.currency}`;
    return t('procedure.fee-suspect-amount', { amount });
  }
  return fee.note !== null && fee.note.length > 2 && fee.note.length <= longestQuote
    ? t('procedure.fee-quote', { note: fee.note })
    : t('procedure.fee-unclear');
}

/** The fees of all channels for the summary: each different one once; where channels differ, which costs what. */
export function feesOf(t: TFunction, channels: readonly ProcedureChannel[]): string {
  const byChannel = channels
    .map(({ channel, fees }) => ({ channel, text: shortened([...new Set(fees.map((fee) => feeWords(t, fee)))]) }))
    .filter(({ text }) => text !== '');
  const [first] = byChannel;
  if (first === undefined) return t('procedure.not-stated');
  if (byChannel.every(({ text }) => text === first.text)) return first.text;
  return byChannel.map(({ channel, text }) => `${t(`terms:channel.${channel}`)}: ${text}`).join('. ');
}

const shortened = (texts: readonly string[]): string =>
  texts.length > 4 ? `${texts.slice(0, 4).join('; ')}; …` : texts.join('; ');

/** Warnings that a reading of the text does not answer. */
export function openWarnings(procedure: Procedure): Warning[] {
  const limitRead = readTimeLimit(procedure) !== null;
  const feesRead = procedure.channels.every(({ fees }) =>
    fees.every((fee) => !fee.suspect || readFee(fee).kind !== 'unclear'),
  );
  return procedure.warnings.filter(({ code }) => {
    if (code === 'time-limit-missing' || code === 'time-limit-without-unit') return !limitRead;
    return code !== 'suspect-fee' || !feesRead;
  });
}

/** The honest sentences for the holes of the source. What is true of several channels is said once. */
export function warningSentences(t: TFunction, warnings: readonly Warning[]): string[] {
  const alike = Map.groupBy(warnings, ({ code, facts }) => JSON.stringify([code, { ...facts, channel: null }]));
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const channels = [...new Set(group.flatMap(({ facts }) => facts['channel'] ?? []))];
    const words = channels.map((channel) => t(`terms:channel.${channel}`).toLocaleLowerCase()).join(', ');
    return [t(`catalogue:warning.${first.code}`, { ...first.facts, ...(words !== '' && { channel: words }) })];
  });
}
