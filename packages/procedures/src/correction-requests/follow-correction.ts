import { putWork } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { correctionSlot } from './correction-slot.ts';
import { workOfCorrection, type AskedWork } from './work-of-correction.ts';

/** A change was proposed: what the owner asked waits for the leader with it, and is nobody else's work. One statement. */
export async function proposeFromRequest(
  { db }: Pick<Context, 'db'>,
  dossierId: string,
  changeId: string,
): Promise<void> {
  await sql`
    with asked as (update correction_request set state = 'proposed', change_id = ${changeId}::uuid
      where dossier_id = ${dossierId}::uuid and state = 'open' returning dossier_id)
    delete from work_item w using asked
    where w.subject_id = asked.dossier_id and w.system = 'procedures' and w.slot = ${correctionSlot}`.execute(db);
}

/** The leader gave the proposal back: the owner still waits, and it is work again, with the day by which it was to be answered. */
export async function reopenRequest(ctx: Pick<Context, 'db' | 'newId'>, dossier: StoredDossier): Promise<void> {
  const { rows } = await sql<AskedWork>`
    update correction_request set state = 'open', change_id = null
    where dossier_id = ${dossier.id}::uuid and state = 'proposed'
    returning unit_id as "unitId", role_key as role, asked_at as "askedAt", answer_by as "answerBy", wrong`.execute(
    ctx.db,
  );
  const [asked] = rows;
  if (asked !== undefined) await putWork(ctx.db, workOfCorrection(ctx, dossier, asked));
}
