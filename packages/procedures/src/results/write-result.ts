import { type InputOf } from '@dongbo/contract';
import { writeResult as endpoint, dossierEvents } from '@dongbo/contract/procedures';
import { defineOperation, type OperationOf } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import { isPartyTo } from '../dossiers/party.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { mayWriteResult } from '../dossiers/official-view.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';
import { attachResult } from './attach-result.ts';

type Context = OperationOf<typeof endpoint>;
type Input = InputOf<typeof endpoint>;

interface Written {
  readonly title: string;
  readonly body: string | null;
  readonly fileId: string | null;
}

/** The result as written now, not signed; a number that it was given before it came back stays with it. */
function saveResult(ctx: Context, dossierId: string, { title, body, fileId }: Written): void {
  const row = {
    state: 'draft',
    title,
    body,
    uploaded_file_id: fileId,
    signer_id: null,
    signed_at: null,
    signed_file_id: null,
  };
  ctx.later(
    ctx.db
      .insertInto('result')
      .values({ dossier_id: dossierId, ...row })
      .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(row))
      .execute(),
  );
}

/** Writes the result or names an uploaded PDF as the result, as often as needed, while the dossier is being processed. */
export const writeResult = defineOperation(endpoint, async (ctx, input: Input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  if (!mayWriteResult(ctx.actor, dossier)) return ctx.refuse('result.not-writable-now');
  const body = input.body || null;
  const fileId = input.fileId ?? null;
  if ((body === null) === (fileId === null)) return ctx.refuse('result.needs-text-or-file');
  if (fileId !== null) await attachResult(ctx, dossier, fileId);
  const after = { ...dossier, version: dossier.version + 1 };
  saveResult(ctx, dossier.id, { title: input.title, body, fileId });
  saveDossier(ctx, after);
  ctx.emit(
    dossierEvents.resultWritten,
    { dossierId: dossier.id, code: dossier.code, title: input.title, uploaded: fileId !== null },
    { subjectId: dossier.id, unitId: unitOfStep(dossier, dossier.stepId).id },
  );
  return dossierChanged(after);
});
