import { dossierEvents, signCopies as endpoint } from '@dongbo/contract/procedures';
import { agencyOf, signCopy, UnsignablePdf } from '@dongbo/kernel';
import { defineOperation, type Context } from '../define.ts';
import { loadForChange } from '../dossiers/load-dossier.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { digitisationData } from './digitisation-data.ts';
import { filesToSign, type FileToSign } from './digitisation-rule.ts';

/** Signs one scan and notes which it was made from; false: its PDF cannot be signed. */
async function signOne(ctx: Context, dossier: StoredDossier, { componentId, file }: FileToSign): Promise<boolean> {
  const { personId, name } = ctx.actor;
  const { storage_key } = await ctx.db
    .selectFrom('file')
    .select('storage_key')
    .where('id', '=', String(file.id))
    .executeTakeFirstOrThrow();
  try {
    const signed = await signCopy(ctx, {
      pdf: await ctx.files.read(storage_key),
      signer: { id: personId ?? '', name },
      unitName: agencyOf(dossier.receiving).fullName,
      reason: digitisationData.reason,
      subjectId: dossier.id,
      fileName: `Ban-ky-so-${file.name}`.slice(0, 200),
    });
    await ctx.db
      .insertInto('signed_copy')
      .values({
        file_id: String(file.id),
        signed_file_id: signed.id,
        dossier_id: dossier.id,
        component_id: componentId,
        unit_id: dossier.receiving.id,
        signed_by: personId ?? '',
        signed_at: ctx.now,
      })
      .execute();
    return true;
  } catch (error) {
    if (error instanceof UnsignablePdf) return false;
    throw error;
  }
}

/** Signs scans of a dossier as copies that the agency has made, with the key of the officer who compared them. What was scanned stays bit for
 * bit what it is: the signed copy is a file beside it. */
export const signCopies = defineOperation(endpoint, async (ctx, input) => {
  const dossier = await loadForChange(ctx, input, endpoint.name);
  if (isPartyTo(ctx.actor, dossier)) return ctx.refuse('dossier.same-person');
  const known = await ctx.db.selectFrom('signed_copy').select('file_id').where('dossier_id', '=', dossier.id).execute();
  const waiting = filesToSign(dossier, new Set(known.map(({ file_id: id }) => id)), input.componentId);
  if (waiting.length === 0) return ctx.refuse('digitisation.nothing-to-sign');
  const now = waiting.slice(0, digitisationData.mostInOneCall);
  const signed: FileToSign[] = [];
  for (const one of now) if (await signOne(ctx, dossier, one)) signed.push(one);
  if (signed.length === 0) return ctx.refuse('digitisation.not-signable');
  const names = [...new Set(signed.map(({ paperName }) => paperName))];
  ctx.emit(
    dossierEvents.copiesSigned,
    { dossierId: dossier.id, code: dossier.code, files: signed.length, note: names.join('; ').slice(0, 2000) },
    { subjectId: dossier.id, unitId: dossier.receiving.id },
  );
  return { signed: signed.length, left: waiting.length - now.length };
});
