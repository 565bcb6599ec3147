import { createHash } from 'node:crypto';
import { signInPolicy, type Slowing } from '../identity/sign-in-policy.ts';

/** A try to sign in, as far as slowing goes. */
export interface SignInTry {
  readonly username: string;
  readonly network: string;
  /** The browser's id when it has signed in before as this account; null: it is unknown, or unknown to the account. */
  readonly deviceId: string | null;
  /** The account has signed in from this network lately. */
  readonly isNetworkKnown: boolean;
}

type Kind = keyof typeof signInPolicy.slowing;

/** One count that a try takes from. */
export interface SignInCount extends Slowing {
  readonly kind: Kind;
  /** SHA-256 in hexadecimal. */
  readonly key: string;
}

const countOf = (kind: Kind, ...parts: readonly string[]): SignInCount => ({
  kind,
  key: createHash('sha256')
    .update(JSON.stringify([kind, ...parts]))
    .digest('hex'),
  ...signInPolicy.slowing[kind],
});

/** Which counts a try takes from. A browser that the account has used is judged by its own misses alone; a network that it has used is
 * spared what strangers did elsewhere. */
export function countsOf({ username, network, deviceId, isNetworkKnown }: SignInTry): SignInCount[] {
  if (deviceId !== null) return [countOf('device', username, deviceId)];
  return [
    countOf('nameAndNetwork', username, network),
    countOf('network', network),
    ...(isNetworkKnown ? [] : [countOf('name', username)]),
  ];
}

/** A success forgets what this very person missed here; of what is shared with others it gives back its own try. */
export const isForgiven = ({ kind }: SignInCount): boolean => kind === 'nameAndNetwork' || kind === 'device';
