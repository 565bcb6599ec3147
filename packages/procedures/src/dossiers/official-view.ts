import { notPrintable, ownerNumberWarnings, type ProcessAction } from '@dongbo/contract';
import type { Dossier, DossierVocabulary } from '@dongbo/contract/procedures';
import { actorAfter, allowedActions, findStep, formatInstant, localDate, type Actor } from '@dongbo/kernel';
import type { z } from 'zod';
import type { Context } from '../define.ts';
import { actorFacts, mayForDossier, processState } from './dossier-actor.ts';
import type { DossierWithEvents, StoredDossier } from './stored-dossier.ts';
import { leadsBehindIssue } from './behind-issue.ts';
import { isByAuthorisation } from './by-authorisation.ts';
import { submitterOf } from './submitter.ts';
import { isPartyTo, mayBeParty } from './party.ts';
import { mayActHere } from './at-step.ts';
import { waitsAside, waitsForOthers } from './waits-aside.ts';
import { sidePathsFor } from '../side-paths/side-paths-for.ts';
import { viewResultProposal } from '../result-changes/result-change-view.ts';
import { viewProposal } from '../supplements/supplement-view.ts';
import { dossierCoreView, filesById, stepDueAt } from './dossier-view.ts';
import { oddFiling } from '../forms/answers.ts';
import { countableLimit } from './starting-clock.ts';
import { unitsByRelation } from './work-of-dossier.ts';

const actPermission = 'procedures.dossier.act';
const writePermission = 'procedures.result.write';

/** What the actor may do at the present step. Pure. */
export function actionsOf(actor: Actor, dossier: StoredDossier): readonly ProcessAction<DossierVocabulary>[] {
  const state = processState(dossier);
  if (state === null || isPartyTo(actor, dossier) || !mayForDossier(actor, actPermission, dossier)) return [];
  return allowedActions(dossier.process, state, actorFacts(actor, dossier)).filter(
    (action) => !leadsBehindIssue(dossier, action) && !waitsAside(dossier, action) && !waitsForOthers(dossier, action),
  );
}

/** May the actor write the result now: only whoever processes the dossier, and never again what was issued. Pure. */
export function mayWriteResult(actor: Actor, dossier: StoredDossier): boolean {
  const step = findStep(dossier.process, dossier.stepId ?? '');
  if (step?.kind !== 'processing' || dossier.result?.state === 'issued' || dossier.openPath !== null) return false;
  return mayActHere(actor, dossier, writePermission);
}

/** Where those work among whom an action chooses an assignee, and the role they need; nulls when no action needs one. Pure. */
function assignable(dossier: StoredDossier, actions: readonly ProcessAction<DossierVocabulary>[]) {
  const assigning = actions.find(({ needs }) => needs.includes('assignee'));
  const next = assigning && actorAfter(dossier.process, assigning);
  if (!next) return { assignableUnit: null, assignableRole: null };
  const { id, name } = unitsByRelation(dossier)[next.at];
  return { assignableUnit: { id, name }, assignableRole: next.role };
}

/** What is odd about who the dossier is about: in the answers that were filed, in the number that the counter typed, in names that a
 * receipt shows as boxes, or because it may be whoever looks at it. */
function warningsOf(actor: Actor, dossier: StoredDossier, today: string): string[] {
  const { forms, answers, owner, submitterName } = dossier;
  const boxes = [owner.name, owner.address, submitterName].some((text) => notPrintable(text ?? '').length > 0);
  const named = mayBeParty(actor, dossier) ? ['same-name-as-you'] : [];
  const odd = [...ownerNumberWarnings(owner, today), ...oddFiling(forms, answers, today)];
  return [...new Set([...named, ...odd, ...(boxes ? ['not-printable'] : [])])];
}

/** A dossier as an official sees it, with what they may do. */
export function viewDossier(
  ctx: Pick<Context, 'now' | 'calendar' | 'space' | 'actor'>,
  dossier: DossierWithEvents,
): z.input<typeof Dossier> {
  const core = dossierCoreView(ctx, dossier, 'official');
  const step = findStep(dossier.process, dossier.stepId ?? '');
  const due = dossier.state === 'suspended' ? null : stepDueAt(ctx, dossier);
  const actions = actionsOf(ctx.actor, dossier);
  return {
    ...core,
    division: { id: dossier.division.id, name: dossier.division.name },
    step: step === undefined ? null : { id: step.id, name: step.name },
    stepDueAt: due && formatInstant(due),
    assignee: dossier.assignee,
    version: dossier.version,
    actions: actions.map(({ id, name, needs, backward, to }) => ({
      id,
      name,
      needs: [...needs],
      backward: backward === true,
      toStepName: findStep(dossier.process, to)?.name ?? null,
    })),
    proposal: dossier.proposal && viewProposal(dossier.proposal),
    resultChange: dossier.resultChange && viewResultProposal(dossier.resultChange, filesById(dossier)),
    sidePaths: sidePathsFor(ctx, dossier),
    referralCount: dossier.referrals,
    waitsFor: dossier.waitsFor,
    siteCheckCount: dossier.siteChecks,
    submitter: submitterOf(dossier),
    byAuthorisation: isByAuthorisation(dossier),
    isOwnMatter: isPartyTo(ctx.actor, dossier),
    mayWriteResult: mayWriteResult(ctx.actor, dossier),
    ...assignable(dossier, actions),
    needsTimeLimit: dossier.clock === null && countableLimit(dossier.procedure.limit) === null,
    identityWarnings: warningsOf(ctx.actor, dossier, localDate(ctx.now)),
  };
}
