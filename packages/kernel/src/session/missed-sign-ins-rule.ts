import { signInPolicy } from '../identity/sign-in-policy.ts';
import type { MissesOfNetwork } from './session-store.ts';

const mostPlaces = 5;

/** What the holder of an account is told of tries that failed since the last sign-in; null: nothing. All from elsewhere; of those from
 * where the holder signs in now only many wrong passwords, because people mistype. */
export function missesToTell(
  missed: readonly MissesOfNetwork[],
  network: string,
): { readonly count: string; readonly waits: string; readonly places: string; readonly lastAt: string } | null {
  const told = missed.filter((one) => one.network !== network || one.misses >= signInPolicy.toldFrom);
  const latest = told.toSorted((one, other) => other.last_at.getTime() - one.last_at.getTime());
  const [last] = latest;
  if (last === undefined) return null;
  const places = latest.slice(0, mostPlaces).map((one) => one.network);
  return {
    count: String(told.reduce((sum, { misses }) => sum + misses, 0)),
    waits: String(told.reduce((sum, { waits }) => sum + waits, 0)),
    places: `${places.join(', ')}${latest.length > mostPlaces ? ', …' : ''}`,
    lastAt: last.last_at.toISOString(),
  };
}
