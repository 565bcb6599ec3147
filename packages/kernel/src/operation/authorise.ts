import type { Endpoint } from '@dongbo/contract';
import { holdsSomewhere, type Actor } from '../identity/actor.ts';
import { GeneralError } from './problems.ts';

/** Whether the actor may call the endpoint at all, by its access and the actor's permissions anywhere; where the subject lives
 * is asked by the operation. A partner may call what is there for partners and nothing else, whatever roles it holds.
 * @throws GeneralError `not-signed-in` or `not-allowed`. */
export function authorise({ access, name }: Pick<Endpoint, 'access' | 'name'>, actor: Actor): void {
  if (access === 'public') return;
  if (actor.kind === 'anonymous') throw new GeneralError('not-signed-in');
  if (actor.kind === 'system') return;
  const isPartner = actor.kind === 'partner';
  if (access === 'person' && !isPartner) return;
  const isKindOf = access === 'partner' ? isPartner : access === 'official' && !isPartner;
  if (!isKindOf || !holdsSomewhere(actor, name)) throw new GeneralError('not-allowed');
}
