import type { InputOf } from '@dongbo/contract';
import { dossierEvents, proposeResultChange as endpoint } from '@dongbo/contract/procedures';
import { GeneralError, localDate } from '@dongbo/kernel';
import { defineOperation, type OperationOf } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { attachResult } from '../results/attach-result.ts';
import { changeGroundsOn, writtenChangeGround } from './change-grounds.ts';
import { proposeFromRequest } from '../correction-requests/follow-correction.ts';
import { canBeChanged, mayProposeChange, withProposal } from './result-change-rule.ts';
import { papersOfResult } from './result-papers.ts';
import { readDecidedChanges, type ProposedChange } from './stored-change.ts';

type Input = InputOf<typeof endpoint>;
type Paper = Pick<ProposedChange, 'content' | 'title' | 'body' | 'uploadedFileId'>;

/** What a correction brings: what is right, and the whole paper anew. The other kinds bring nothing. */
async function paperOf(ctx: OperationOf<typeof endpoint>, dossier: StoredDossier, input: Input): Promise<Paper> {
  if (input.kind !== 'correction') return { content: null, title: null, body: null, uploadedFileId: null };
  const content = input.content || ctx.refuse('result-change.content-missing');
  const body = input.body || null;
  const uploadedFileId = input.fileId ?? null;
  if ((body === null) === (uploadedFileId === null)) return ctx.refuse('result.needs-text-or-file');
  if (uploadedFileId !== null) await attachResult(ctx, dossier, uploadedFileId);
  return { content, title: input.title || null, body, uploadedFileId };
}

const insertChange = (ctx: Pick<OperationOf<typeof endpoint>, 'db'>, dossierId: string, change: ProposedChange) =>
  ctx.db
    .insertInto('result_change')
    .values({
      id: change.id,
      dossier_id: dossierId,
      kind: change.kind,
      ground: change.ground,
      reason: change.reason,
      content: change.content,
      title: change.title,
      body: change.body,
      uploaded_file_id: change.uploadedFileId,
      proposed_by: change.byId,
      proposed_at: change.at,
      state: 'open',
    })
    .execute();

/** Whoever answers for a result proposes to correct it, to issue it again or to cancel it; from then on it waits for the leader. */
export const proposeResultChange = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const { personId } = ctx.actor;
  if (personId === null || !mayProposeChange(ctx.actor, dossier)) throw new GeneralError('not-allowed');
  if (!canBeChanged(dossier)) return ctx.refuse('result-change.not-here');
  const ground = changeGroundsOn(localDate(ctx.now)).find(
    ({ key, kind }) => key === input.ground && kind === input.kind,
  );
  if (ground === undefined) return ctx.refuse('result-change.ground-unknown');
  const decided = dossier.resultMark === null ? [] : await readDecidedChanges(ctx.db, dossier.id);
  const paper = papersOfResult(dossier.result, decided).at(-1);
  if (paper === undefined) throw new Error(`The result of ${dossier.code} has no number`);
  const change: ProposedChange = {
    id: ctx.newId(),
    kind: input.kind,
    ground: ground.key,
    reason: input.reason,
    ...(await paperOf(ctx, dossier, input)),
    ordinal: decided.length + 1,
    paper,
    byId: personId,
    by: ctx.actor.name,
    at: ctx.now,
  };
  await insertChange(ctx, dossier.id, change);
  const after = withProposal(dossier, change);
  saveDossier(ctx, after);
  ctx.later(proposeFromRequest(ctx, dossier.id, change.id));
  ctx.emit(
    dossierEvents.resultChangeProposed,
    {
      dossierId: dossier.id,
      code: dossier.code,
      kind: change.kind,
      ground: change.ground,
      note: `${writtenChangeGround(ground)}. ${change.reason}`,
    },
    { subjectId: dossier.id, unitId: dossier.competent.id },
  );
  return dossierChanged(after);
});
