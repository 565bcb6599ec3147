import type { Procedure, ProcedureChannel, TimeLimit, Warning } from '@dongbo/contract/procedures';
import type { TFunction } from 'i18next';

/** A time limit as a sentence part; what the source leaves open is said, not guessed. */
function limitWords(t: TFunction, limit: TimeLimit): string {
  if (limit.unit !== 'unknown') return t(`terms:time-limit.${limit.unit}`, { count: limit.value });
  return limit.value > 0 ? t('procedure.time-no-unit', { value: limit.value }) : t('terms:time-limit.unknown');
}

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

/** A fee in words. Nought with a remark is not "free": the remark names who sets the amount. */
export function feeWords(t: TFunction, fee: Fee): string {
  if (fee.amount === null) return t('procedure.fee-note');
  const currency = fee.currency === 'VND' ? 'đồng' : fee.currency;
  const amount = `${groups.format(fee.amount)} ${currency}`;
  if (fee.suspect) return t('procedure.fee-suspect', { amount });
  if (fee.amount > 0) return amount;
  return fee.note === null ? t('procedure.free') : t('procedure.fee-note');
}

/** The fees of all channels for the summary: each different amount once. */
export function feesOf(t: TFunction, channels: readonly ProcedureChannel[]): string {
  const all = channels.flatMap(({ fees }) => fees.map((fee) => feeWords(t, fee)));
  const different = [...new Set(all)];
  if (different.length === 0) return t('procedure.not-stated');
  return different.length > 4 ? `${different.slice(0, 4).join('; ')}; …` : different.join('; ');
}

/** How many papers, or how many cases with papers of their own. */
export function papersOf(t: TFunction, groupsOfPapers: Procedure['componentGroups']): string {
  const withPapers = groupsOfPapers.filter(({ items }) => items.some(({ isNote }) => !isNote));
  if (withPapers.length === 0) return t('procedure.not-stated');
  const count = withPapers.flatMap(({ items }) => items.filter(({ isNote }) => !isNote)).length;
  const papers = t('procedure.papers-count', { count });
  return withPapers.length === 1 ? papers : `${papers}, ${t('procedure.papers-case', { count: withPapers.length })}`;
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
