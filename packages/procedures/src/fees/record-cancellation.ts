import { feeEvents } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { actingUnit } from './fee-actor.ts';

/** Takes back an open demand of a dossier, whose row is locked; false: it is not open any more. */
export async function cancelDemand(
  ctx: Context,
  dossier: StoredDossier,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<boolean> {
  const { rows } = await sql<{ amount: string }>`
    update fee_demand set state = 'cancelled', closed_at = ${ctx.now}, closed_by = ${ctx.actor.personId}::uuid, reason = ${reason}
    where id = ${id}::uuid and state = 'open' returning service_fee + charge as amount`.execute(ctx.db);
  const [row] = rows;
  if (row === undefined) return false;
  ctx.emit(
    feeEvents.demandCancelled,
    { dossierId: dossier.id, code: dossier.code, amount: Number(row.amount), note: reason, demandId: id },
    { subjectId: dossier.id, unitId: actingUnit(ctx.actor, dossier) },
  );
  return true;
}
