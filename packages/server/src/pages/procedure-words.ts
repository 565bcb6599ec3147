import { readFee, type Procedure, type Warning } from '@dongbo/contract/procedures';
import type { TFunction } from 'i18next';

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
