import { dossierEvents } from '@dongbo/contract/procedures';
import { findLetter, formatInstant } from '@dongbo/kernel';
import { sql } from 'kysely';
import { missingSlot } from '../bundles/work-of-bundle.ts';
import type { Context } from '../define.ts';
import { startOf } from '../dossiers/dossier-clock.ts';
import { saveDossier } from '../dossiers/save-dossier.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { ReceiptData } from '../letters/letter-data.ts';
import { addReceipt } from '../letters/receipt.ts';

/** Papers that no list has taken along came by hand, and nobody looks for any of them. One statement. */
const settleByHand = async ({ db, now }: Context, dossierId: string) =>
  await sql`
    with settled as (update paper_handover set settled_at = ${now}
      where dossier_id = ${dossierId}::uuid and kind = 'intake' and bundle_id is null and settled_at is null)
    delete from work_item where subject_id = ${dossierId}::uuid and system = 'procedures' and slot = ${missingSlot}`.execute(
    db,
  );

/** The dossier has arrived: its row and work, a receipt with the date in place of the one that could name none, and the event. `byHand`: not
 * with a hand-over list. */
export async function recordArrival(ctx: Context, after: StoredDossier, { byHand = true } = {}): Promise<void> {
  const { clock } = after;
  if (clock === null || clock.originalDueAt === null) throw new Error(`Dossier ${after.code} has not arrived`);
  saveDossier(ctx, after);
  if (byHand) ctx.later(settleByHand(ctx, after.id));
  const newest = await findLetter(ctx.db, { subjectId: after.id, form: 'receipt' });
  const told = newest === undefined ? null : ReceiptData.parse(newest.content.data);
  const ordinal = 1 + (newest?.ordinal ?? 0);
  await addReceipt(ctx, after, {
    ordinal,
    lacking: told?.lacking,
    ...(told !== null && { receiver: told.receiver.name }),
  });
  ctx.emit(
    dossierEvents.arrived,
    {
      dossierId: after.id,
      code: after.code,
      competentUnitId: after.competent.id,
      receipt: ordinal,
      receivedAt: formatInstant(startOf(clock)),
      dueAt: formatInstant(clock.originalDueAt),
      note: null,
    },
    { subjectId: after.id, unitId: after.competent.id },
  );
}
