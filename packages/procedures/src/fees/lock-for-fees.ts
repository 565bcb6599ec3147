import { GeneralError, notFound } from '@dongbo/kernel';
import type { Context } from '../define.ts';
import { mayForDossier } from '../dossiers/dossier-actor.ts';
import { livesInReach } from '../dossiers/dossier-reach.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { isPartyTo } from '../dossiers/party.ts';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { mayChangeFees } from './fee-actor.ts';

const seePermission = 'procedures.fee.get';

type Changing = Context & { refuse(code: 'dossier.same-person'): never };

/** A dossier whose fees change. Its row is locked until the transaction ends: whatever touches the money of a dossier, and what
 * ends the dossier, waits for it, so that nothing is paid twice or paid for what ended in the same moment. */
export async function lockForFees(ctx: Changing, dossierId: string, permission: string): Promise<StoredDossier> {
  const { db, now, actor } = ctx;
  const dossier = await findDossier(db, dossierId, {
    at: now,
    lock: true,
    only: livesInReach(actor, [permission, seePermission]),
  });
  if (!dossier) return notFound();
  ctx.about(dossier.id);
  if (!mayChangeFees(actor, permission, dossier)) {
    if (mayForDossier(actor, seePermission, dossier)) throw new GeneralError('not-allowed');
    return notFound();
  }
  await ctx.requireStage(dossier.receiving.id);
  return isPartyTo(actor, dossier) ? ctx.refuse('dossier.same-person') : dossier;
}

/** No dossier has it. */
const nobodys = '00000000-0000-0000-0000-000000000000';

/** The dossier of a demand, payment or refund. Of what is not there an id that no dossier has: it is looked for all the same, so
 * that "not there" takes as long as "not yours". */
export async function dossierOf(
  { db }: Pick<Context, 'db'>,
  thing: { readonly demand: string } | { readonly payment: string } | { readonly refund: string },
): Promise<string> {
  if ('demand' in thing) {
    const row = await db
      .selectFrom('fee_demand')
      .select('dossier_id')
      .where('id', '=', thing.demand)
      .executeTakeFirst();
    return row?.dossier_id ?? nobodys;
  }
  const query = db.selectFrom('fee_payment').select('fee_payment.dossier_id');
  const row =
    'payment' in thing
      ? await query.where('fee_payment.id', '=', thing.payment).executeTakeFirst()
      : await query
          .innerJoin('fee_refund', 'fee_refund.fee_payment_id', 'fee_payment.id')
          .where('fee_refund.id', '=', thing.refund)
          .executeTakeFirst();
  return row?.dossier_id ?? nobodys;
}
