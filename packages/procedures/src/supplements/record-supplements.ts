import { foldName } from '@dongbo/contract';
import { dossierEvents } from '@dongbo/contract/procedures';
import { renameParty } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import type { StoredSupplement } from './stored-supplement.ts';

/** A request is closed: what came was found complete. One statement. */
export async function closeSupplement(
  ctx: Context,
  dossier: StoredDossier,
  { id }: Pick<StoredSupplement, 'id'>,
): Promise<void> {
  await ctx.db
    .updateTable('supplement_request')
    .set({ state: 'accepted', answered_at: sql`coalesce(answered_at, ${ctx.now})`, closed_at: ctx.now })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute();
  ctx.emit(
    dossierEvents.supplementAccepted,
    { dossierId: dossier.id, code: dossier.code, supplementId: id },
    { subjectId: dossier.id, unitId: dossier.competent.id },
  );
}

/** Opens a pause in the ledger. One statement. */
export async function openPause(
  { db, newId }: Pick<Context, 'db' | 'newId'>,
  dossierId: string,
  pause: { readonly from: Date; readonly reason: string; readonly legalGround: string; readonly document: string },
): Promise<void> {
  const { from, reason, legalGround, document } = pause;
  await db
    .insertInto('suspension')
    .values({ id: newId(), dossier_id: dossierId, reason, legal_ground: legalGround, document, from_at: from })
    .execute();
}

/** Ends the pause that is open. One statement. */
export async function closePause({ db }: Pick<Context, 'db'>, dossierId: string, at: Date): Promise<void> {
  await db
    .updateTable('suspension')
    .set({ to_at: at })
    .where('dossier_id', '=', dossierId)
    .where('to_at', 'is', null)
    .execute();
}

/** Saves what the life of a dossier does not usually change: answers that were put right, and who they say its owner is, also where
 * others have work with it. */
export async function saveAnswers(
  { db }: Pick<Context, 'db'>,
  dossier: StoredDossier,
  { owner: { name: from } }: Pick<StoredDossier, 'owner'>,
): Promise<void> {
  const { name: to } = dossier.owner;
  if (from !== to) await renameParty(db, { system: 'procedures', subjectId: dossier.id }, { from, to });
  await db
    .updateTable('dossier')
    .set({
      answers: JSON.stringify(dossier.answers),
      owner: JSON.stringify(dossier.owner),
      owner_name_folded: foldName(dossier.owner.name),
      identity_number: dossier.owner.identityNumber,
      submitter_name: dossier.submitterName,
    })
    .where('id', '=', dossier.id)
    .execute();
}
