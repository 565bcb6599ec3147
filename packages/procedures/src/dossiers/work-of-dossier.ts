import type { ActorRelation } from '@dongbo/contract';
import { findStep, type OpenWork } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import type { UnitFacts } from '../routing/unit-facts.ts';
import type { StoredDossier } from './stored-dossier.ts';
import { stepDueAt } from './dossier-view.ts';

type Units = Pick<StoredDossier, 'receiving' | 'competent' | 'division'>;

/** The unit that stands to the dossier as a step of its process says. */
export function unitOfRelation({ receiving, competent, division }: Units, at: ActorRelation): UnitFacts {
  if (at === 'receiving-one-stop') return receiving;
  return at === 'competent-unit' ? competent : division;
}

/** The unit that acts at a step; the receiving unit for what the process does not know. */
export function unitOfStep(dossier: Units & Pick<StoredDossier, 'process'>, stepId: string | null): UnitFacts {
  return unitOfRelation(dossier, findStep(dossier.process, stepId ?? '')?.actor.at ?? 'receiving-one-stop');
}

/** The open work that a dossier is for whoever has to act at its step; null when its process has ended. */
export function workOf(ctx: Pick<Context, 'calendar' | 'newId'>, dossier: StoredDossier): OpenWork | null {
  const step = findStep(dossier.process, dossier.stepId ?? '');
  if (step === undefined) return null;
  const suspended = dossier.state === 'suspended';
  return {
    id: ctx.newId(),
    system: 'procedures',
    subjectId: dossier.id,
    kind: { code: dossier.procedure.code, name: dossier.procedure.name },
    code: dossier.code,
    title: dossier.procedure.name,
    partyName: dossier.owner.name,
    field: dossier.procedure.field,
    step: { id: step.id, name: step.name },
    role: step.actor.role,
    unitId: unitOfRelation(dossier, step.actor.at).id,
    assigneeId: dossier.assignee?.id ?? null,
    dueAt: dossier.clock?.dueAt ?? null,
    stepDueAt: suspended ? null : stepDueAt(ctx, dossier),
    suspended,
    since: dossier.stepSince,
    version: dossier.version,
  };
}
