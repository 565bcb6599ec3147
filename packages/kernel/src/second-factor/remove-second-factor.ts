import { removeSecondFactor as endpoint, type SecondFactorKind } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { notFound } from '../operation/problems.ts';
import { removeSecondFactors } from './factor-store.ts';
import { isDemandedOf } from './second-factor-policy.ts';
import { tellHolder } from './tell-holder.ts';

interface Row {
  readonly id: string;
  readonly kind: SecondFactorKind;
  readonly name: string;
}

/** Removes one second factor; recovery codes go with the last one, which whoever must have one keeps. */
export const removeSecondFactor = defineKernelOperation(endpoint, async (ctx, { factorId }) => {
  const { personId, grants } = ctx.actor;
  if (personId === null) return notFound();
  const { rows } = await sql<Row>`
    select id, kind, name from second_factor where person_id = ${personId}::uuid and confirmed_at is not null
    order by id for update`.execute(ctx.db);
  const gone = rows.find(({ id }) => id === String(factorId));
  if (gone === undefined) return notFound();
  if (rows.length === 1) {
    if (isDemandedOf(grants, ctx.now)) return ctx.refuse('second-factor.last');
    await removeSecondFactors(ctx.db, personId);
  } else await ctx.db.deleteFrom('second_factor').where('id', '=', gone.id).execute();
  ctx.about(personId);
  ctx.note(`${gone.kind}: ${gone.name}`);
  await tellHolder(ctx, personId, 'second-factor-removed', { name: gone.name });
  return {};
});
