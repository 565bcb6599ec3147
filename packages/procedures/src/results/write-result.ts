import { writeResult as endpoint, dossierEvents, type InputOf } from '@dongbo/contract';
import { attachFiles, type FileRow } from '@dongbo/kernel';
import { defineOperation, type OperationOf } from '../define.ts';
import { dossierChanged } from '../dossiers/dossier-changed.ts';
import type { StoredDossier, StoredResult } from '../dossiers/stored-dossier.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { mayWriteResult } from '../dossiers/official-view.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import { unitOfStep } from '../dossiers/work-of-dossier.ts';

type Context = OperationOf<typeof endpoint>;
type Input = InputOf<typeof endpoint>;

/** The result as written now; a number that it was given before it came back stays with it. Pure. */
export function draftResult(
  known: StoredResult | null,
  written: { title: string; body: string | null; fileId: string | null },
): StoredResult {
  return {
    state: 'draft',
    title: written.title,
    body: written.body,
    uploadedFileId: written.fileId,
    number: known?.number ?? null,
    numberedOn: known?.numberedOn ?? null,
    signerName: null,
    signedAt: null,
    signedFileId: null,
    issuedAt: null,
    receiverName: null,
  };
}

/** The uploaded PDF becomes part of the dossier. A file that is the result already stays so, whoever uploaded it. */
async function attachResult(ctx: Context, dossier: StoredDossier, fileId: string): Promise<StoredDossier['files']> {
  if (fileId === dossier.result?.uploadedFileId) return dossier.files;
  const attached = await attachFiles(ctx.db, {
    fileIds: [fileId],
    subjectId: dossier.id,
    personId: ctx.actor.personId ?? '',
  });
  const [file]: FileRow[] = attached ?? [];
  if (file === undefined) return ctx.refuse('file.unknown');
  if (file.type !== 'application/pdf') return ctx.refuse('file.not-pdf');
  if (!(await ctx.ports.signatures.canSign(await ctx.files.read(file.storage_key))))
    return ctx.refuse('file.not-signable');
  return [...dossier.files.filter(({ id }) => id !== file.id), { ...file, size: Number(file.size) }];
}

async function saveResult(ctx: Context, dossierId: string, result: StoredResult): Promise<void> {
  const row = {
    state: result.state,
    title: result.title,
    body: result.body,
    uploaded_file_id: result.uploadedFileId,
    signer_id: null,
    signed_at: null,
    signed_file_id: null,
  };
  await ctx.db
    .insertInto('result')
    .values({ dossier_id: dossierId, ...row })
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(row))
    .execute();
}

/** Writes the result or names an uploaded PDF as the result, as often as needed, while the dossier is being processed. */
export const writeResult = defineOperation(endpoint, async (ctx, input: Input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (!mayWriteResult(ctx.actor, dossier)) return ctx.refuse('result.not-writable-now');
  const body = input.body || null;
  const fileId = input.fileId ?? null;
  if ((body === null) === (fileId === null)) return ctx.refuse('result.needs-text-or-file');
  const files = fileId === null ? dossier.files : await attachResult(ctx, dossier, fileId);
  const result = draftResult(dossier.result, { title: input.title, body, fileId });
  const after = { ...dossier, files, result, version: dossier.version + 1 };
  await saveResult(ctx, dossier.id, result);
  await saveDossier(ctx, after);
  ctx.emit(
    dossierEvents.resultWritten,
    { dossierId: dossier.id, code: dossier.code, title: result.title, uploaded: fileId !== null },
    { subjectId: dossier.id, unitId: unitOfStep(dossier, dossier.stepId).id },
  );
  return dossierChanged(after);
});
