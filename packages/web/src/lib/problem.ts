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

/** Texts for a closed system say which it is and when it opens, as far as that is known. */
function closedKey({ system, opensAt }: Readonly<Record<string, unknown>>): string[] {
  if (system === undefined) return [];
  return [`problems:system-closed.${opensAt === undefined ? 'named' : 'opens'}`];
}

/** The sentence for a problem: what happened, what is kept, what to do. Texts are `refusals` and `problems` of the
 * contract; facts fill their placeholders. */
export function problemText(t: TFunction, error: unknown): string {
  const { code, facts = {} } = problemOf(error);
  const words = Object.entries(facts).map(([key, fact]) => [key, isInstant(fact) ? instantShort(fact) : fact]);
  const isClosed = code === 'system-closed';
  const named = isClosed ? { system: t(`problems:system.${String(facts['system'])}`) } : {};
  const keys = [
    ...(isClosed ? closedKey(facts) : []),
    `refusals:${code}`,
    `problems:${code}`,
    'problems:internal-error',
  ];
  return String(t(keys, { ...Object.fromEntries(words), ...named }));
}
