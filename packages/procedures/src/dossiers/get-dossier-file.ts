import { getDossierFile as endpoint } from '@dongbo/contract/procedures';
import { fileAnswer, notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { isProof } from '../correction-requests/stored-correction.ts';
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
  const isOfRecord = filesOfRecord(dossier).has(fileId) || (await isProof(ctx.db, dossier.id, fileId));
  // What was signed of a scan lies beside it, and belongs to the record too.
  const row = await ctx.db
    .selectFrom('file')
    .select(['name', 'type', 'size', 'storage_key'])
    .where('id', '=', fileId)
    .where(
      sql<boolean>`${isOfRecord}::boolean or exists (select from signed_copy c
      where c.signed_file_id = file.id and c.dossier_id = ${dossier.id}::uuid)`,
    )
    .executeTakeFirst();
  return await fileAnswer(row ?? notFound(), ctx.files);
});
