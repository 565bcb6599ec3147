import type { Channel, ProcedureChannel } from './catalogue.ts';

/** What the publication says once or more: the channels for which it does, and in which case. */
export interface PublishedCase {
  readonly channels: readonly Channel[];
  /** Words of the publication for this case or step; null: there is one row for a channel, and no cases. */
  readonly when: string | null;
  readonly limit: ProcedureChannel['limit'];
  readonly fees: ProcedureChannel['fees'];
}

/** Without list marks of the source, and without the way of filing that stands before it anyway. */
const withoutMarks = (text: string): string => {
  const marked = text.replace(/\s+/g, ' ').replace(/^[\s*+•–-]+/, '');
  return (marked.replace(/^(?:trực tiếp:\s*)?nộp [^.]{0,250}\.\s*[*+•–-]\s*/i, '') || marked).trim();
};

/** Rows of the ways to file, those that say the same put together. Where the publication has several rows for one channel,
 * they are cases or steps of the procedure, which only their description tells apart; each then has its words. Pure. */
export function publishedCases(rows: readonly ProcedureChannel[]): PublishedCase[] {
  const hasCases = new Set(rows.map(({ channel }) => channel)).size < rows.length;
  const found = new Map<string, PublishedCase>();
  for (const { channel, limit, fees, description } of rows) {
    const when = hasCases && description !== null ? withoutMarks(description) : null;
    const words = when?.toLowerCase().replace(/[\s.;,:]+$/, '');
    const key = JSON.stringify([words, limit, fees.map(({ amount, note }) => [amount, note])]);
    const before = found.get(key);
    const channels = [...new Set([...(before?.channels ?? []), channel])];
    found.set(key, { channels, when: before?.when ?? when, limit, fees });
  }
  return [...found.values()];
}
