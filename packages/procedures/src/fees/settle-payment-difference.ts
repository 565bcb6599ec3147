import { settlePaymentDifference as endpoint } from '@dongbo/contract/procedures';
import { ancestorsOf, mayAt, notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { findDossier } from '../dossiers/dossier-store.ts';
import { isPartyTo } from '../dossiers/party.ts';

/** Is it about money of the actor's own matter? */
async function isOwnMatter({ db, now, actor }: Context, dossierId: string | null): Promise<boolean> {
  const dossier = dossierId === null ? undefined : await findDossier(db, dossierId, { at: now, lock: false });
  return dossier !== undefined && isPartyTo(actor, dossier);
}

/** Clears up a difference; what was found stays with it. */
export const settlePaymentDifference = defineOperation(endpoint, async (ctx, { paymentDifferenceId, note }) => {
  const { rows } = await sql<{ settled: boolean; dossier_id: string | null; ancestors: string[] }>`
    select f.settled_at is not null as settled, f.dossier_id, case when f.unit_id is null
      then array(select u.id::text from unit u where u.kind = 'province')
      else ${ancestorsOf(sql.ref('f.unit_id'))} end as ancestors
    from payment_difference f where f.id = ${paymentDifferenceId}::uuid for update`.execute(ctx.db);
  const [row] = rows;
  if (row === undefined || !mayAt(ctx.actor, endpoint.name, { ancestors: row.ancestors, field: null }))
    return notFound();
  ctx.about(paymentDifferenceId, note);
  if (await isOwnMatter(ctx, row.dossier_id)) return ctx.refuse('dossier.same-person');
  if (row.settled) return ctx.refuse('payment-difference.settled');
  await ctx.db
    .updateTable('payment_difference')
    .set({ settled_at: ctx.now, settled_by: ctx.actor.personId, note })
    .where('id', '=', paymentDifferenceId)
    .execute();
  return { paymentDifferenceId };
});
