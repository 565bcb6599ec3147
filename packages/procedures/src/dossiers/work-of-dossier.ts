import type { RelationOf } from '@dongbo/contract';
import type { DossierVocabulary } from '@dongbo/contract/procedures';
import { findStep, type OpenWork, type UnitFacts, type WorkMark } from '@dongbo/kernel';
import { lateMark } from '../apologies/lateness-data.ts';
import type { Context } from '../define.ts';
import { markOf } from '../side-paths/side-path-data.ts';
import { decidingStep } from './deciding-step.ts';
import type { StoredDossier } from './stored-dossier.ts';
import { stepDueAt } from './dossier-view.ts';

type Units = Pick<StoredDossier, 'receiving' | 'competent' | 'division' | 'committeeOffice'>;

/** The units that stand to the dossier as the steps of its process say. */
export const unitsByRelation = (dossier: Units): Readonly<Record<RelationOf<DossierVocabulary>, UnitFacts>> => ({
  'receiving-one-stop': dossier.receiving,
  'competent-unit': dossier.competent,
  'competent-division': dossier.division,
  'committee-office': dossier.committeeOffice ?? dossier.competent,
});

/** The unit that acts at a step; the receiving unit for what the process does not know. */
export function unitOfStep(dossier: Units & Pick<StoredDossier, 'process'>, stepId: string | null): UnitFacts {
  return unitsByRelation(dossier)[findStep(dossier.process, stepId ?? '')?.actor.at ?? 'receiving-one-stop'];
}

/** A dossier whose supplement has come, which somebody proposes to end or which will need an apology, stands out among the others at its
 * step. Pure. */
const markOfWork = ({
  openPath,
  resultChange,
  apology,
}: Pick<StoredDossier, 'openPath' | 'resultChange' | 'apology'>): WorkMark | null =>
  markOf(openPath, resultChange?.kind) ?? lateMark(apology?.state);

/** The open work that a dossier is for whoever has to act at its step; null when its process has ended. */
export function workOf(ctx: Pick<Context, 'calendar' | 'newId'>, dossier: StoredDossier): OpenWork | null {
  const { resultChange } = dossier;
  // A change of an issued result waits for the leader, wherever the dossier stands.
  const step = resultChange === null ? findStep(dossier.process, dossier.stepId ?? '') : decidingStep(dossier);
  if (step === undefined) return null;
  const suspended = dossier.state === 'suspended';
  return {
    id: ctx.newId(),
    system: 'procedures',
    subjectId: dossier.id,
    kind: { code: dossier.procedure.code, name: dossier.procedure.name },
    code: dossier.code,
    title: dossier.shortName?.vi ?? dossier.procedure.name,
    partyName: dossier.owner.name,
    field: dossier.procedure.field,
    step: { id: step.id, name: step.name, mark: markOfWork(dossier) },
    role: step.actor.role,
    unitId: unitsByRelation(dossier)[step.actor.at].id,
    assigneeId: resultChange === null ? (dossier.assignee?.id ?? null) : null,
    dueAt: dossier.clock?.dueAt ?? null,
    stepDueAt: suspended ? null : stepDueAt(ctx, dossier),
    suspended,
    since: resultChange?.at ?? dossier.stepSince,
    cameBack: dossier.cameBack,
    finishedAt: dossier.clock?.finishedAt ?? null,
    version: dossier.version,
  };
}
