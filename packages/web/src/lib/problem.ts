import { ProblemError } from '@dongbo/contract';
import type { Problem } from '@dongbo/contract';
import type { TFunction } from 'i18next';

/** The problem document behind an error; what is not one is a fault of the page itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { type: 'about:blank', status: 0, code: 'internal-error', title: String(error) };
}

export const hasCode = (error: unknown, code: string): boolean => problemOf(error).code === code;

/** The sentence for a problem: what happened, what is kept, what to do. Texts are `refusals` and `problems` of the
 * contract; facts fill their placeholders. */
export function problemText(t: TFunction, error: unknown): string {
  const { code, facts } = problemOf(error);
  return t([`refusals:${code}`, `problems:${code}`, 'problems:internal-error'], { ...facts });
}
