import { assignDossiers as endpoint } from '@dongbo/contract/procedures';
import { actorAfter, findStep, type Colleague } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitsByRelation } from '../dossiers/work-of-dossier.ts';
import type { PlannedMove } from './move.ts';
import { planMove } from './plan-move.ts';

type Assigning = Pick<Context, 'actor' | 'now' | 'calendar'>;

/** Why the actor may not hand over this dossier at all; null when the process decides. */
export function whyNotAssign({ actor }: Pick<Context, 'actor'>, dossier: StoredDossier | undefined) {
  if (!dossier || !mayForDossier(actor, 'procedures.dossier.get', dossier)) return 'not-found';
  return mayForDossier(actor, endpoint.name, dossier) ? null : 'not-allowed';
}

/** The move that hands a dossier to a person by the action `assign` of its process, or the code with which the process
 * refuses it. Pure. */
export function planAssignment(ctx: Assigning, dossier: StoredDossier, assignee: Colleague): PlannedMove | string {
  const calendar = ctx.calendar(dossier.calendar);
  const planned = planMove(dossier, { action: 'assign', assignee }, { actor: ctx.actor, at: ctx.now, calendar });
  if (planned.kind === 'refused') return planned.code;
  // An assignment that does more than hand work over is an act of its own, not one of a pile.
  return planned.move.effects.length === 0 ? planned : 'dossier.action-not-possible';
}

/** Role and unit among whose people the process of a dossier lets choose; null where its step hands nothing over. */
export function wantedFor(dossier: StoredDossier): { readonly role: string; readonly unitId: string } | null {
  const action = findStep(dossier.process, dossier.stepId ?? '')?.actions.find(({ id }) => id === 'assign');
  const next = action && actorAfter(dossier.process, action);
  return next ? { role: next.role, unitId: unitsByRelation(dossier)[next.at].id } : null;
}
