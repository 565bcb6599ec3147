import {
  publishedCases,
  readFee,
  writeFee,
  type Channel,
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

/** The time limits of all channels; one sentence where they agree, else one per channel; of several for one channel, which
 * only the published words tell apart, the shortest and the longest. */
export function timeOf(t: TFunction, channels: readonly { channel: string; limit: TimeLimit }[]): string {
  const words = channels.map(({ channel, limit }) => ({ channel, text: limitWords(t, limit) }));
  const [first] = words;
  if (first === undefined) return t('procedure.not-stated');
  if (words.every(({ text }) => text === first.text)) return first.text;
  if (new Set(channels.map(({ channel }) => channel)).size === channels.length) {
    return words.map(({ channel, text }) => `${t(`terms:channel.${channel}`)}: ${text}`).join('; ');
  }
  return t('procedure.time-by-case');
}

/** The ways of filing for which something holds, unless it holds for all of them. */
const channelWords = (t: TFunction, some: readonly Channel[], all: number): string =>
  some.length === all
    ? ''
    : some
        .map((channel, at) =>
          at === 0 ? t(`terms:channel.${channel}`) : t(`terms:channel.${channel}`).toLocaleLowerCase(),
        )
        .join(', ');

/** One line of the summary: what holds, for which case, by which ways of filing. */
export interface CaseLine {
  readonly text: string;
  /** Published words of the case, Vietnamese. */
  readonly when: string | null;
  readonly channels: string;
}

/** Lines of what is said by several cases, those that are alike once. */
function linesOf(
  t: TFunction,
  channels: readonly ProcedureChannel[],
  say: (one: Said) => readonly string[],
): CaseLine[] {
  const all = new Set(channels.map(({ channel }) => channel)).size;
  const lines = publishedCases(channels).flatMap((one) => say(one).map((text) => ({ ...one, text })));
  const alike = Map.groupBy(lines, ({ text, when }) => JSON.stringify([text, when]));
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const ways = [...new Set([first, ...others].flatMap((one) => one.channels))];
    return [{ text: first.text, when: first.when, channels: channelWords(t, ways, all) }];
  });
}

type Said = Pick<ProcedureChannel, 'limit' | 'fees'>;

/** The time limits, a line for each case or step that the publication tells apart; that none is known is said once. */
export const timeLines = (t: TFunction, channels: readonly ProcedureChannel[]): CaseLine[] => {
  const lines = linesOf(t, channels, ({ limit }) => [limitWords(t, limit)]);
  const [first, ...others] = lines;
  const noneKnown = channels.every(({ limit }) => limit.unit === 'unknown');
  return noneKnown && first !== undefined && others.every(({ text }) => text === first.text)
    ? [{ ...first, when: null, channels: '' }]
    : lines;
};

/** The fees, a line for each that differs. A case whose words name the fee need not be told it twice. */
export const feeLines = (t: TFunction, channels: readonly ProcedureChannel[]): CaseLine[] => {
  const lines = linesOf(t, channels, ({ fees }) => [...new Set(fees.map((fee) => feeWords(t, fee)))]);
  const differ = new Set(lines.map(({ text }) => text)).size > 1;
  if (differ) return lines.map((line) => ({ ...line, when: namesAmount(line) }));
  const [first] = lines;
  return first === undefined ? [] : [{ ...first, when: null, channels: '' }];
};

/** Words of a case that are about the fee; others tell a time limit, which has a line of its own. */
const namesAmount = ({ when }: CaseLine): string | null =>
  when !== null && /\d\s*(đồng|usd)/i.test(when) ? when : null;

type Fee = ProcedureChannel['fees'][number];

/** A longer note stands whole in the details alone. */
const longestNote = 320;
const groups = new Intl.NumberFormat('vi-VN');

/** A fee in words, with all that was published of it. Nought with a note is not "free": the note is read, or quoted. In a
 * summary a note that fills the window gives way to where it stands. */
export function feeWords(t: TFunction, fee: Fee, where: 'summary' | 'details' = 'summary'): string {
  const reading = readFee(fee);
  const isShort = where === 'details' || (reading.note ?? '').length <= longestNote;
  const note = isShort ? reading.note : t('procedure.fee-note-below');
  switch (reading.kind) {
    case 'free':
      return note === null ? t('procedure.free') : `${t('procedure.free')}. ${note}`;
    case 'set-elsewhere':
      return note ?? t('procedure.fee-set-elsewhere');
    case 'amount':
    case 'amounts':
      return isShort ? `${writeFee(reading)}` : `${writeFee({ ...reading, note: null })}. ${note}`;
    default:
  }
  const asked = fee.suspect
    ? t('procedure.fee-suspect-amount', {
        amount: `${groups.format(fee.amount ?? 0)} ${fee.currency === 'VND' ? 'đồng' : fee.currency}`,
      })
    : null;
  if (note === null) return asked ?? t('procedure.fee-unclear');
  const quoted = isShort ? t('procedure.fee-quote', { note: note.replace(/\.$/, '') }) : note;
  return asked === null ? quoted : `${asked}. ${note}`;
}

/** Warnings that nothing above them says already: what is not published of time limits stands where the limit stands. */
export function openWarnings(procedure: Procedure): Warning[] {
  const feesRead = procedure.channels.every(({ fees }) =>
    fees.every((fee) => !fee.suspect || readFee(fee).kind !== 'unclear'),
  );
  return procedure.warnings.filter(({ code }) => {
    if (code === 'time-limit-missing' || code === 'time-limit-without-unit') return false;
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
