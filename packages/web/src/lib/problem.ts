import { ProblemError } from '@dongbo/contract';
import type { Problem } from '@dongbo/contract';
import type { TFunction } from 'i18next';
import { instantShort } from './dates.ts';

/** The problem document behind an error; what is not one is a fault of the page itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { type: 'about:blank', status: 0, code: 'internal-error', title: String(error) };
}

export const hasCode = (error: unknown, code: string): boolean => problemOf(error).code === code;

const isInstant = (fact: unknown): fact is string => typeof fact === 'string' && /^\d{4}-\d\d-\d\dT\d\d:/.test(fact);

/** A closed system is named, with the instant at which it opens if one is planned. */
function closedText(t: TFunction, { system, opensAt }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof system !== 'string') return undefined;
  const name = t(`terms:system.${system}`, { defaultValue: '' });
  // What no page has spoken of yet has no name here.
  if (name === '') return undefined;
  if (!isInstant(opensAt)) return t('terms:system-closed.named', { system: name });
  return t('terms:system-closed.opens', { system: name, opensAt: instantShort(opensAt) });
}

/** The sentence for a problem: what happened, what is kept, what to do. Texts are `refusals` and `problems` of the
 * contract; facts fill their placeholders. */
export function problemText(t: TFunction, error: unknown): string {
  const { code, facts = {} } = problemOf(error);
  const closed = code === 'system-closed' ? closedText(t, facts) : undefined;
  if (closed !== undefined) return closed;
  const words = Object.entries(facts).map(([key, fact]) => [key, isInstant(fact) ? instantShort(fact) : fact]);
  return String(t([`refusals:${code}`, `problems:${code}`, 'problems:internal-error'], Object.fromEntries(words)));
}
