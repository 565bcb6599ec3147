import { randomBytes } from 'node:crypto';
import type { Context } from '../define.ts';

/** What nobody guesses (128 bits) and what says nothing of the dossier. */
export const newCheckToken = (): string => randomBytes(16).toString('base64url');

/** Where anybody sees whether a paper still holds, as its QR code says it; null where the installation has no public address. Pure. */
export const checkAddressOf = (
  { publicAddress, space }: Pick<Context, 'publicAddress' | 'space'>,
  token: string,
): string | null =>
  publicAddress === null ? null : `${publicAddress}${space === 'trial' ? '/trial' : ''}/kiem-tra-ket-qua/${token}`;
