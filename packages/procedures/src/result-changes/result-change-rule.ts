import type { ResultChangeKind, ResultMark } from '@dongbo/contract/procedures';
import { mayAt, type Actor } from '@dongbo/kernel';
import { decidingStep } from '../dossiers/deciding-step.ts';
import { mayForDossier, rolesTowards } from '../dossiers/dossier-actor.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { ProposedChange } from './stored-change.ts';

/** What a decision makes of the result. */
const markOf: Readonly<Record<ResultChangeKind, ResultMark>> = {
  correction: 'corrected',
  reissue: 'reissued',
  cancellation: 'cancelled',
};

/** Can the result be changed: it was issued, was not cancelled since, and nothing waits. Pure. */
export const canBeChanged = (dossier: StoredDossier): boolean =>
  dossier.result?.state === 'issued' &&
  dossier.openPath === null &&
  dossier.resultMark !== 'cancelled' &&
  decidingStep(dossier) !== undefined;

/** The units whose officers answer for the result: whoever settled it, and the counter where that wrote it (a matter of the same
 * visit). A counter that only took the dossier in does not. Pure. */
function answering({ competent, division, committeeOffice, receiving, process, procedure }: StoredDossier) {
  const atCounter = process.steps.some(({ kind, actor }) => kind === 'processing' && actor.at === 'receiving-one-stop');
  return [competent, division, committeeOffice, atCounter ? receiving : null]
    .filter((unit) => unit !== null)
    .map(({ ancestors }) => ({ ancestors, field: procedure.field }));
}

/** Does the actor hold a permission where the result is answered for, and is no party? Pure. */
export const mayAnswerForResult = (actor: Actor, dossier: StoredDossier, permission: string): boolean =>
  !isPartyTo(actor, dossier) && answering(dossier).some((place) => mayAt(actor, permission, place));

/** May the actor propose a change of the result? Pure. */
export const mayProposeChange = (actor: Actor, dossier: StoredDossier): boolean =>
  mayAnswerForResult(actor, dossier, 'procedures.result-change.propose');

/** Does the actor sign the results of this dossier, and may they do this with a proposal? Pure. */
export function maySettleChange(actor: Actor, dossier: StoredDossier, permission: string): boolean {
  const signer = decidingStep(dossier)?.actor;
  if (signer === undefined || isPartyTo(actor, dossier) || !mayForDossier(actor, permission, dossier)) return false;
  return rolesTowards(actor.grants, dossier).some(({ role, at }) => role === signer.role && at === signer.at);
}

/** Who proposed it, or processed the dossier where the process keeps the two apart, does not decide. Pure. */
export function isOwnChange(actor: Actor, dossier: StoredDossier): boolean {
  const apart = decidingStep(dossier)?.notSamePersonAs;
  const processedBy = apart === undefined ? undefined : dossier.stepActors[apart];
  return [dossier.resultChange?.byId, processedBy].includes(actor.personId ?? '');
}

/** Is there a proposal that the actor may follow? Pure. */
export const mayDecideChange = (actor: Actor, dossier: StoredDossier): boolean =>
  dossier.resultChange !== null &&
  !isOwnChange(actor, dossier) &&
  maySettleChange(actor, dossier, 'procedures.result-change.decide');

/** Is there a proposal that the actor may give back? Pure. */
export const mayReturnChange = (actor: Actor, dossier: StoredDossier): boolean =>
  dossier.resultChange !== null && maySettleChange(actor, dossier, 'procedures.result-change.return');

/** The dossier with a proposal: it stays where it stands, and waits for the leader. Pure. */
export const withProposal = (dossier: StoredDossier, change: ProposedChange): StoredDossier => ({
  ...dossier,
  openPath: 'result-change-proposed',
  resultChange: change,
  version: dossier.version + 1,
});

/** The dossier after the leader has decided, or given back (null): it goes on where it stands. What is then handed over to the owner of
 * a cancelled result is the decision. Pure. */
export function withoutProposal(dossier: StoredDossier, decided: ResultChangeKind | null): StoredDossier {
  return {
    ...dossier,
    openPath: null,
    resultChange: null,
    resultMark: decided === null ? dossier.resultMark : markOf[decided],
    version: dossier.version + 1,
  };
}
