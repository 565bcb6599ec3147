import type { Actor } from '@dongbo/kernel';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { unitsByRelation } from '../dossiers/work-of-dossier.ts';
import { mayAnswerForResult } from '../result-changes/result-change-rule.ts';
import { papersOfResult, type PaperOfResult } from '../result-changes/result-papers.ts';
import type { DecidedChange } from '../result-changes/stored-change.ts';

/** The paper of an issued result that holds now, which an owner can say is wrong; undefined: none was issued, or it was cancelled. Pure. */
export function paperInForce(
  { result }: Pick<StoredDossier, 'result'>,
  changes: readonly DecidedChange[],
): PaperOfResult | undefined {
  if (result?.state !== 'issued') return undefined;
  return papersOfResult(result, changes).findLast(({ state }) => state === 'valid');
}

/** The unit and role that wrote the result: they can propose to change it. Pure. */
export function answerers(dossier: StoredDossier): { readonly unitId: string; readonly role: string } {
  const writing = dossier.process.steps.findLast(({ kind }) => kind === 'processing');
  if (writing === undefined) throw new Error(`The process of ${dossier.code} has no step that writes its result`);
  return { unitId: unitsByRelation(dossier)[writing.actor.at].id, role: writing.actor.role };
}

/** May the actor tell the owner that the result stays as it is? Whoever may propose to change it. Pure. */
export const mayRefuseCorrection = (actor: Actor, dossier: StoredDossier): boolean =>
  mayAnswerForResult(actor, dossier, 'procedures.correction-request.refuse');
