import { siteCheckEvents } from '@dongbo/contract/procedures';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { isWhollySigned } from './site-check-rule.ts';
import type { StoredSiteCheck } from './stored-site-check.ts';

/** Keeps the signatures of minutes; with the last one they are closed, and nothing changes any more. One statement. Answers the version. */
export async function saveSignatures(ctx: Context, dossier: StoredDossier, check: StoredSiteCheck): Promise<number> {
  const isClosed = isWhollySigned(check);
  const version = check.version + 1;
  await ctx.db
    .updateTable('site_check')
    .set({
      signatures: JSON.stringify(check.signatures),
      paper: check.paper && JSON.stringify(check.paper),
      version,
      ...(isClosed && { state: 'closed', closed_at: ctx.now }),
    })
    .where('id', '=', check.id)
    .execute();
  const about = { dossierId: dossier.id, code: dossier.code, siteCheckId: check.id };
  const target = { subjectId: dossier.id, unitId: check.unit.id };
  ctx.emit(siteCheckEvents.signed, about, target);
  if (isClosed) ctx.emit(siteCheckEvents.closed, { ...about, note: `Biên bản số ${check.number ?? ''}` }, target);
  return version;
}
