import { createHmac, timingSafeEqual } from 'node:crypto';

/** Numbers of a time-based code. */
export interface TotpNumbers {
  readonly digits: number;
  readonly stepSeconds: number;
  /** So many steps before and after are taken too. */
  readonly driftSteps: number;
}

/** The time step of an instant (RFC 6238, 4.2). Pure. */
export const stepOf = (now: Date, stepSeconds: number): number => Math.floor(now.getTime() / 1000 / stepSeconds);

/** The code of a time step (RFC 4226, 5.3, with HMAC-SHA-1 as every app has it). Pure. */
export function codeOfStep(secret: Uint8Array, step: number, digits: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Steps whose code may still be used, the present one first; none up to the last one that was used (RFC 6238, 5.2: a code counts
 * once). Pure. */
export function openSteps(now: Date, lastStep: number | null, { stepSeconds, driftSteps }: TotpNumbers): number[] {
  const present = stepOf(now, stepSeconds);
  const drifts = Array.from({ length: driftSteps }, (_, index) => [index + 1, -index - 1]).flat();
  return [0, ...drifts].map((drift) => present + drift).filter((step) => step > (lastStep ?? -1));
}

/** The step whose code was typed; null: none that may still be used. Compares all in constant time. Pure. */
export function stepOfCode(
  secret: Uint8Array,
  typed: string,
  { now, lastStep }: { readonly now: Date; readonly lastStep: number | null },
  numbers: TotpNumbers,
): number | null {
  const given = Buffer.from(typed);
  let found: number | null = null;
  for (const step of openSteps(now, lastStep, numbers)) {
    const right = Buffer.from(codeOfStep(secret, step, numbers.digits));
    if (given.length === right.length && timingSafeEqual(given, right)) found ??= step;
  }
  return found;
}
