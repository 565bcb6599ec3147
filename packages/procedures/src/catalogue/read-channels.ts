import type { ProcedureChannel, TimeLimit, Warning } from '@dongbo/contract/procedures';
import { cleanLine, cleanParagraph } from './clean-text.ts';
import type { ExchangeLine } from './exchange-line.ts';

type SourceChannel = ExchangeLine['channels'][number];
type SourceFee = SourceChannel['fees'][number];

/** The exchange format's units. The portal counts hours as working hours: eight of them make its working day. */
const units: Readonly<Record<string, TimeLimit['unit']>> = {
  WORKING_DAY: 'working-day',
  DAY: 'calendar-day',
  HOUR: 'working-hour',
  MONTH: 'month',
};

/** Ten years: no procedure takes longer, so a greater number is a slip of the source. */
const longestLimit = 3650;
/** The smallest amount in force; less is an amount in thousands whose zeros were lost. */
const smallestDong = 1000;

function readLimit(source: SourceChannel): { limit: TimeLimit; warning: Warning | null } {
  const value = source.processingTime?.value ?? 0;
  const unit = units[source.processingTime?.unit ?? ''];
  const facts = { channel: source.channel, value: String(value) };
  if (value === 0 || value > longestLimit) {
    return { limit: { unit: 'unknown', value: 0 }, warning: { code: 'time-limit-missing', facts } };
  }
  if (unit === undefined)
    return { limit: { unit: 'unknown', value }, warning: { code: 'time-limit-without-unit', facts } };
  // Where the digits of time and fee ran together, neither number can be relied on.
  return { limit: { unit: source.ambiguousSplit ? 'unknown' : unit, value }, warning: null };
}

const isDoubtful = (fee: SourceFee, amount: number, currency: string | null): boolean =>
  Boolean(fee.suspect) || (amount > 0 && (currency === null || (currency === 'VND' && amount < smallestDong)));

function readFee(fee: SourceFee): ProcedureChannel['fees'][number] {
  const amount = fee.amount ?? null;
  const currency = fee.currency ? cleanLine(fee.currency) : null;
  return {
    amount,
    currency: currency ?? 'VND',
    note: fee.note ? cleanParagraph(fee.note) || null : null,
    suspect: amount !== null && isDoubtful(fee, amount, currency),
  };
}

function readChannel(source: SourceChannel): { channel: ProcedureChannel; warnings: Warning[] } {
  const { limit, warning } = readLimit(source);
  const fees = source.fees.map(readFee);
  const warnings: Warning[] = warning ? [warning] : [];
  for (const fee of fees) {
    if (!fee.suspect) continue;
    warnings.push({ code: 'suspect-fee', facts: { channel: source.channel, amount: `${fee.amount} ${fee.currency}` } });
  }
  if (source.ambiguousSplit) {
    const digits = cleanLine(source.ambiguousSplit);
    warnings.push({ code: 'ambiguous-channel', facts: { channel: source.channel, digits } });
  }
  const description = source.description ? cleanParagraph(source.description) || null : null;
  return { channel: { channel: source.channel, limit, fees, description }, warnings };
}

/** Reads the ways of filing with their time limits and fees. What the source leaves open stays open, with a warning. */
export function readChannels(line: ExchangeLine): { channels: ProcedureChannel[]; warnings: Warning[] } {
  const read = line.channels.map(readChannel);
  const warnings = read.flatMap((one) => one.warnings);
  if (read.length === 0) {
    const text = line.channelsText ? cleanParagraph(line.channelsText).slice(0, 1000).toWellFormed() : '';
    warnings.push({ code: 'channels-missing', facts: text === '' ? {} : { text } });
  }
  return { channels: read.map((one) => one.channel), warnings };
}
