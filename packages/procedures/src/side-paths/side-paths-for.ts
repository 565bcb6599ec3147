import type { sidePaths } from '@dongbo/contract/procedures';
import { findStep, localDate } from '@dongbo/kernel';
import {
  canBeApologised,
  isNearlyLate,
  maySignApology,
  mayWriteApology,
  waitsForLeader,
} from '../apologies/apology-rule.ts';
import { latenessRuleOn } from '../apologies/lateness-data.ts';
import { isToldByPhone, mayStopMessages } from '../counter-messages/told-at-counter.ts';
import type { Context } from '../define.ts';
import { canBeCorrected, mayCorrect } from '../corrections/correction-rule.ts';
import { mayActHere } from '../dossiers/at-step.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { mayConfirm } from '../arrivals/arrival-rule.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { DossierWithEvents, StoredDossier } from '../dossiers/stored-dossier.ts';
import { canBeProposed, isOwnProposal, mayDecide, mayPropose, mayReturn } from '../endings/ending-decision-rule.ts';
import { canBeRefusedAtIntake, canBeWithdrawn, mayRefuse, mayWithdraw } from '../endings/ending-rule.ts';
import { mayRefer } from '../referrals/open-referrals.ts';
import {
  canBeChanged,
  mayDecideChange,
  mayProposeChange,
  mayReturnChange,
} from '../result-changes/result-change-rule.ts';
import { mayPlanCheck } from '../site-checks/plan-rule.ts';
import { isExplained } from '../supplements/bring-pieces.ts';
import { mayAsk, whyNotAsk } from '../supplements/supplement-rule.ts';
import { canHaveReceipt, mayMakeReceipt } from '../visits/give-receipt.ts';
import { hasReceipt } from '../visits/has-receipt.ts';
import { supplementRuleOn } from './side-path-data.ts';

type SidePath = (typeof sidePaths)[number];
type Looking = Pick<Context, 'now' | 'calendar' | 'actor'>;

/** May the actor write down what the owner brought? Pure. */
export const mayRecord = ({ actor }: Pick<Looking, 'actor'>, dossier: StoredDossier): boolean =>
  !isPartyTo(actor, dossier) && mayForDossier(actor, 'procedures.supplement.record', dossier);

/** At the counter receiving accepts what came, and does without what was only explained. Pure. */
const isAcceptedByReceiving = ({ process, stepId }: Pick<StoredDossier, 'process' | 'stepId'>): boolean =>
  findStep(process, stepId ?? '')?.kind === 'reception';

/** May the actor accept an answer: at the counter receiving does it. Pure. */
export const mayAccept = ({ actor }: Pick<Looking, 'actor'>, dossier: StoredDossier): boolean =>
  !isAcceptedByReceiving(dossier) && mayActHere(actor, dossier, 'procedures.supplement.accept');

/** Everything came, or is explained. Pure. */
export const canBeAccepted = ({ openPath, supplement }: Pick<StoredDossier, 'openPath' | 'supplement'>): boolean =>
  openPath === 'supplement-answered' ||
  (openPath === 'supplement-asked' && supplement !== null && isExplained(supplement));

/** The apology is offered where it is nearly late; before that nobody is tempted. Pure. */
const offersApology = ({ now, calendar, actor }: Looking, dossier: StoredDossier): boolean =>
  canBeApologised(dossier) &&
  (dossier.apology !== null ||
    isNearlyLate(dossier.clock, {
      rule: latenessRuleOn(localDate(now)),
      calendar: calendar(dossier.calendar),
      now,
    })) &&
  mayWriteApology(actor, dossier);

/** The ways beside the straight one that are open to the actor now. Pure. */
export function sidePathsFor(ctx: Looking, dossier: DossierWithEvents): SidePath[] {
  const rule = supplementRuleOn(localDate(ctx.now), dossier.procedure.code);
  const asking = { now: ctx.now, calendar: ctx.calendar(dossier.calendar) };
  const written = waitsForLeader(dossier);
  const ways: readonly (readonly [SidePath, boolean])[] = [
    ['confirm-arrival', dossier.openPath === 'on-its-way' && mayConfirm(ctx.actor, dossier)],
    ['decide-ending', dossier.proposal !== null && mayDecide(ctx.actor, dossier) && !isOwnProposal(ctx.actor, dossier)],
    ['return-ending', dossier.proposal !== null && mayReturn(ctx.actor, dossier)],
    ['decide-result-change', mayDecideChange(ctx.actor, dossier)],
    ['return-result-change', mayReturnChange(ctx.actor, dossier)],
    ['send-apology', written && maySignApology(ctx.actor, dossier, 'procedures.apology.send')],
    ['return-apology', written && maySignApology(ctx.actor, dossier, 'procedures.apology.return')],
    ['write-apology', offersApology(ctx, dossier)],
    ['ask-supplement', mayAsk(ctx.actor, dossier) && whyNotAsk(dossier, rule, asking) === null],
    ['record-supplement', dossier.openPath === 'supplement-asked' && mayRecord(ctx, dossier)],
    ['accept-supplement', canBeAccepted(dossier) && mayAccept(ctx, dossier)],
    ['ask-opinion', mayRefer(ctx.actor, dossier, { kind: 'opinion', permission: 'procedures.opinion.ask' })],
    ['link-tasks', mayRefer(ctx.actor, dossier, { kind: 'task', permission: 'procedures.linked-task.give' })],
    ['plan-site-check', mayPlanCheck(ctx.actor, dossier)],
    ['propose-ending', canBeProposed(dossier) && mayPropose(ctx.actor, dossier)],
    ['refuse', canBeRefusedAtIntake(dossier) && mayRefuse(ctx.actor, dossier)],
    ['withdraw', canBeWithdrawn(dossier) && mayWithdraw(ctx.actor, dossier)],
    ['correct', canBeCorrected(dossier) && mayCorrect(ctx.actor, dossier)],
    ['change-result', canBeChanged(dossier) && mayProposeChange(ctx.actor, dossier)],
    ['stop-messages', isToldByPhone(dossier) && mayStopMessages(ctx.actor, dossier)],
    ['make-receipt', canHaveReceipt(dossier) && !hasReceipt(dossier) && mayMakeReceipt(ctx.actor, dossier)],
  ];
  return ways.flatMap(([way, isOpen]) => (isOpen ? [way] : []));
}
