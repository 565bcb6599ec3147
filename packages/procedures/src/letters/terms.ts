import type { KnownTimeLimit } from '@dongbo/contract/procedures';
import { systemTexts } from '@dongbo/kernel';

/** Read when the first letter is made: what reads no letter need not read them. */
let terms: Readonly<Record<string, string>> | undefined;

/** A word of the catalogue `terms` in Vietnamese, the language of all letters. */
export function term(key: string): string {
  terms ??= systemTexts('vi', 'terms');
  const found = terms[key];
  if (found === undefined) throw new Error(`No term ${key}`);
  return found;
}

/** A time limit in words, as the receipt states it. */
export function limitInWords(limit: KnownTimeLimit): string {
  const key = limit.unit === 'immediate' ? 'time-limit.immediate' : `time-limit.${limit.unit}_other`;
  return term(key).replace('{{count}}', String(limit.value).replace('.', ','));
}
