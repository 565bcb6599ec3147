import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { KnownTimeLimit } from '@dongbo/contract/procedures';
import { z } from 'zod';

const path = fileURLToPath(import.meta.resolve('@dongbo/contract/texts/vi/procedures/terms.json'));
const terms = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));

/** A word of the catalogue `terms` in Vietnamese, the language of all letters. */
export function term(key: string): string {
  const found = terms[key];
  if (found === undefined) throw new Error(`No term ${key}`);
  return found;
}

/** A time limit in words, as the receipt states it. */
export function limitInWords(limit: KnownTimeLimit): string {
  const key = limit.unit === 'immediate' ? 'time-limit.immediate' : `time-limit.${limit.unit}_other`;
  return term(key).replace('{{count}}', String(limit.value).replace('.', ','));
}
