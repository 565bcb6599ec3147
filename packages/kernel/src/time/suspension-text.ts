import { ClockError } from './clock-error.ts';
import type { ClockSuspension } from './clock-run.ts';
import { parseInstant } from './instant.ts';

/** Reads `FROM..TO`, or `FROM..` for a suspension that lasts; times as `parseInstant` reads them. Throws ClockError. */
export function parseSuspension(text: string): ClockSuspension {
  const [from, to, ...rest] = text.split('..');
  if (!from || to === undefined || rest.length > 0) throw new ClockError('clock.bad-suspension', { text });
  return { from: parseInstant(from), to: to.trim() === '' ? null : parseInstant(to) };
}
