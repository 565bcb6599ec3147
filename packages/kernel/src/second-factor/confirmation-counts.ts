import { createHash } from 'node:crypto';
import type { Slowing } from '../identity/sign-in-policy.ts';
import { secondFactorPolicy } from './second-factor-policy.ts';

/** What a try of a code takes from; the hash says nothing of it. */
export interface ConfirmationCount extends Slowing {
  /** SHA-256 in hexadecimal. */
  readonly key: string;
}

const countOf = (kind: keyof typeof secondFactorPolicy.slowing, ...parts: readonly string[]): ConfirmationCount => ({
  ...secondFactorPolicy.slowing[kind],
  key: createHash('sha256')
    .update(JSON.stringify(['second-factor', kind, ...parts]))
    .digest('hex'),
});

/** The second step of a sign-in: a browser that the account has used is judged by its own tries alone. Pure. */
export const countsOfSecondStep = (personId: string, deviceId: string | null): ConfirmationCount[] => [
  deviceId === null ? countOf('account', personId) : countOf('device', personId, deviceId),
];

/** A confirmation in an open session: each session has its own tries, so that one that was stolen does not shut the others out. Pure. */
export const countsOfStepUp = (tokenHash: Buffer): ConfirmationCount[] => [
  countOf('device', tokenHash.toString('hex')),
];
