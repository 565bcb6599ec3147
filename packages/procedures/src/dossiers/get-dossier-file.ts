import { getDossierFile as endpoint } from '@dongbo/contract/procedures';
import { fileAnswer, notFound } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import type { StoredDossier } from './stored-dossier.ts';
import { loadDossier } from './load-dossier.ts';

/** The files that belong to a dossier's record: its papers, the result as uploaded and as signed, and the corrected one that waits for
 * the leader. Pure. */
export function filesOfRecord({
  papers,
  result,
  resultChange,
}: Pick<StoredDossier, 'papers' | 'result' | 'resultChange'>): ReadonlySet<string> {
  const ids = [
    ...papers.flatMap(({ fileIds }) => fileIds),
    result?.uploadedFileId,
    result?.signedFileId,
    resultChange?.uploadedFileId,
  ];
  return new Set(ids.filter((id) => typeof id === 'string'));
}

export const getDossierFile = defineOperation(endpoint, async (ctx, { dossierId, fileId }) => {
  const dossier = await loadDossier(ctx, dossierId, endpoint.name);
  ctx.about(dossier.id);
  if (!filesOfRecord(dossier).has(fileId)) return notFound();
  const row = await ctx.db
    .selectFrom('file')
    .select(['name', 'type', 'size', 'storage_key'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  return await fileAnswer(row ?? notFound(), ctx.files);
});
