import type { Channel, ProcedureChannel, TimeLimit } from './catalogue.ts';
import { papersFor } from './paper-choice.ts';
import type { ListedPaper, PaperList } from './papers.ts';
import { publishedCases } from './published-cases.ts';
import { readFee, writeFee } from './read-fee.ts';

/** Looks a text up: those of `public-of-summary.json` by their key, words of the system by `terms:key`. */
export type Say = (...args: [key: string] | [key: string, facts: Record<string, unknown>]) => string;

/** A time limit as a sentence part; what the source leaves open is said, not guessed. */
function limitWords(t: Say, limit: TimeLimit): string {
  if (limit.unit !== 'unknown') return t(`terms:time-limit.${limit.unit}`, { count: limit.value });
  return limit.value > 0 ? t('procedure.time-no-unit', { value: limit.value }) : t('terms:time-limit.unknown');
}

/** The limit is named with its unit. */
export const isLimitKnown = (channels: readonly { limit: TimeLimit }[]): boolean =>
  channels.length > 0 && channels.every(({ limit }) => limit.unit !== 'unknown');

/** The time limits of all channels; one sentence where they agree, else one per channel; of several for one channel, which
 * only the published words tell apart, the shortest and the longest. */
export function timeOf(t: Say, channels: readonly { channel: string; limit: TimeLimit }[]): string {
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
const channelWords = (t: Say, some: readonly Channel[], all: number): string =>
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
function linesOf(t: Say, channels: readonly ProcedureChannel[], say: (one: Said) => readonly string[]): CaseLine[] {
  const all = new Set(channels.map(({ channel }) => channel)).size;
  const lines = publishedCases(channels).flatMap((one) => say(one).map((text) => ({ ...one, text })));
  const nameOf = ({ text, when }: { text: string; when: string | null }) => JSON.stringify([text, when]);
  const first = new Map(lines.toReversed().map((line) => [nameOf(line), line]));
  return lines
    .filter((line) => first.get(nameOf(line)) === line)
    .map((line) => {
      const alike = lines.filter((other) => nameOf(other) === nameOf(line));
      const ways = [...new Set(alike.flatMap((one) => one.channels))];
      return { text: line.text, when: line.when, channels: channelWords(t, ways, all) };
    });
}

type Said = Pick<ProcedureChannel, 'limit' | 'fees'>;

/** The time limits, a line for each case or step that the publication tells apart; that none is known is said once. */
export const timeLines = (t: Say, channels: readonly ProcedureChannel[]): CaseLine[] => {
  const lines = linesOf(t, channels, ({ limit }) => [limitWords(t, limit)]);
  const [first, ...others] = lines;
  const noneKnown = channels.every(({ limit }) => limit.unit === 'unknown');
  return noneKnown && first !== undefined && others.every(({ text }) => text === first.text)
    ? [{ ...first, when: null, channels: '' }]
    : lines;
};

/** The fees, a line for each that differs. A case whose words name the fee need not be told it twice. */
export const feeLines = (t: Say, channels: readonly ProcedureChannel[]): CaseLine[] => {
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
export function feeWords(t: Say, fee: Fee, where: 'summary' | 'details' = 'summary'): string {
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

/** What has to be brought in a case: papers to be handed in and the form, not what exists online alone. */
const isCounted = ({ need, handling }: ListedPaper): boolean =>
  need === 'always' && (handling === 'hand-in' || handling === 'form');

const casesOf = (list: PaperList): readonly (string | null)[] =>
  list.cases.length === 0 ? [null] : list.cases.map(({ key }) => key);

/** How many papers, and of how many cases; what is only shown and what only some need is not counted. */
export function papersOf(t: Say, list: PaperList): string {
  if (!list.sure) return t('procedure.papers-as-published');
  if (list.papers.length === 0) return t('procedure.not-stated');
  const counts = casesOf(list).map((caseKey) => papersFor(list, { caseKey, answers: {} }).filter(isCounted).length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  // Where nothing has to be handed in, what is shown or may be there is what one prepares.
  if (most === 0) return t('procedure.papers-count', { count: list.papers.length });
  const papers =
    least === most ? t('procedure.papers-count', { count: most }) : t('procedure.papers-range', { least, count: most });
  return list.cases.length < 2 ? papers : `${papers}, ${t('procedure.papers-case', { count: list.cases.length })}`;
}
