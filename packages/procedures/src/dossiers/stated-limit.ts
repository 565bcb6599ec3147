import type { TimeLimit } from '@dongbo/contract/procedures';

/** What a procedure says of a channel that it does not name, or of which it says several things. */
export const unknownLimit: TimeLimit = { unit: 'unknown', value: 0 };

/** The limit that a procedure states for a channel, from the limits of all its lines for that channel. Lines that differ
 * are cases of the procedure (the usual one, one that needs verification …); which of them a dossier is, only an officer
 * can say, so that the limit then is unknown and never the first line's. Pure. */
export function statedLimit(limits: readonly TimeLimit[]): TimeLimit {
  const [first, ...others] = limits;
  const isSame = ({ unit, value }: TimeLimit): boolean => unit === first?.unit && value === first.value;
  return first !== undefined && others.every(isSame) ? first : unknownLimit;
}
