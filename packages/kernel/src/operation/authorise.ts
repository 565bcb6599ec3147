import type { Endpoint } from '@dongbo/contract';
import { holdsSomewhere, type Actor } from '../identity/actor.ts';
import { isFresh } from '../second-factor/second-factor-policy.ts';
import { GeneralError } from './problems.ts';

/** Whether the actor may call the endpoint at all, by its access and the actor's permissions anywhere; where the subject lives
 * is asked by the operation. A partner may call what is there for partners and nothing else, whatever roles it holds.
 * Who first has to set up a second factor may do nothing but that.
 * @throws GeneralError `not-signed-in`, `second-factor-missing` or `not-allowed`. */
export function authorise(
  { access, name, firstStep }: Pick<Endpoint, 'access' | 'name' | 'firstStep'>,
  actor: Actor,
): void {
  if (access === 'public') return;
  if (actor.kind === 'anonymous') throw new GeneralError('not-signed-in');
  if (actor.kind === 'system') return;
  if (actor.firstStep === 'second-factor' && !firstStep) throw new GeneralError('second-factor-missing');
  const isPartner = actor.kind === 'partner';
  if (access === 'person' && !isPartner) return;
  const isKindOf = access === 'partner' ? isPartner : access === 'official' && !isPartner;
  if (!isKindOf || !holdsSomewhere(actor, name)) throw new GeneralError('not-allowed');
}

/** Asks whether whoever acts has shown lately who they are. Costs no statement: it came with the actor.
 * @throws GeneralError `step-up-needed`. */
export function requireFresh(actor: Actor, now: Date): void {
  if (!isFresh(actor, now)) throw new GeneralError('step-up-needed');
}
