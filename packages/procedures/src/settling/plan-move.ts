import { processEnd } from '@dongbo/contract';
import { advance, findStep, type ProcessMove } from '@dongbo/kernel';
import { actorFacts, processState, rolesTowards } from '../dossiers/dossier-actor.ts';
import { leadsBehindIssue } from '../dossiers/behind-issue.ts';
import { waitsAside, waitsForOthers } from '../dossiers/waits-aside.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { OpenPath, StoredDossier } from '../dossiers/stored-dossier.ts';
import { effectRules } from './effect-rules.ts';
import { refusalOfProcess, type MoveOrder, type Mover, type PlannedMove, type RefusedMove } from './move.ts';

/** Moves a dossier by one action of its process, or says why not. Pure: nothing is written. */
export function planMove(dossier: StoredDossier, order: MoveOrder, mover: Mover): PlannedMove | RefusedMove {
  const state = processState(dossier);
  if (state === null) return refuse('dossier.action-not-possible', order, 'process-ended');
  const { assignee } = order;
  if (isPartyTo(mover.actor, dossier)) return refuse('dossier.same-person', order, 'party');
  const asked = findStep(dossier.process, state.stepId)?.actions.find(({ id }) => id === order.action);
  if (asked !== undefined && waitsAside(dossier, asked))
    return refuse(waitingFor(dossier.openPath), order, dossier.openPath ?? '');
  if (asked !== undefined && waitsForOthers(dossier, asked))
    return refuse('dossier.waits-for-others', order, String(dossier.waitsFor));
  const move = advance(dossier.process, state, {
    action: order.action,
    actor: actorFacts(mover.actor, dossier),
    version: dossier.version,
    reason: order.note,
    assignee: assignee && { personId: assignee.id, roles: rolesTowards(assignee.held, dossier) },
    supplied: {
      'result-draft': dossier.result !== null,
      // The installation's own authority certifies whoever may approve, on first need.
      signature: mover.actor.kind === 'official',
      receiver: order.receiver !== undefined,
    },
  });
  if (move.kind === 'refused') return refuse(refusalOfProcess[move.code], order, move.code);
  if (leadsBehindIssue(dossier, move.action)) return refuse('result.issued-already', order, 'issued');
  if (assignee !== undefined && isPartyTo({ ...assignee, personId: assignee.id }, dossier))
    return refuse('dossier.same-person', order, 'assignee-is-party');
  let after = movedDossier(dossier, move, order, mover.at);
  for (const effect of move.effects) {
    const changed = effectRules[effect]({ before: dossier, after, order }, mover);
    if (typeof changed === 'string') return refuse(changed, order, effect);
    after = changed;
  }
  return { kind: 'planned', before: dossier, after, move, order };
}

/** What a dossier waits for that stands still. */
function waitingFor(openPath: OpenPath): RefusedMove['code'] {
  if (openPath === 'on-its-way') return 'dossier.on-its-way';
  const waitsForLeader = openPath === 'ending-proposed' || openPath === 'result-change-proposed';
  return waitsForLeader ? 'dossier.waits-for-decision' : 'dossier.waits-for-supplement';
}

const refuse = (code: RefusedMove['code'], { action }: MoveOrder, why: string): RefusedMove => ({
  kind: 'refused',
  code,
  facts: { action, why },
});

/** The dossier at its next step. */
function movedDossier(
  dossier: StoredDossier,
  { state, action, from }: ProcessMove,
  { assignee, note }: MoveOrder,
  at: Date,
): StoredDossier {
  const { assigneeId } = state;
  const name = assignee?.id === assigneeId ? assignee?.name : dossier.stepActorNames[assigneeId ?? ''];
  return {
    ...dossier,
    stepId: state.stepId === processEnd ? null : state.stepId,
    stepSince: at,
    // Who only gets the work of a step that it came back to is told all the same.
    cameBack: state.stepId === from ? dossier.cameBack : action.backward === true ? (note ?? null) : null,
    assignee: assigneeId === null ? null : { id: assigneeId, name: name ?? '' },
    stepActors: state.completedBy,
    version: state.version,
  };
}
