import { withdrawGrant as endpoint } from '@dongbo/contract/administration';
import { changeGrantEnd } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation, type Context } from '../define.ts';
import { findGrantToChange } from './find-grant.ts';

/** Whether somebody else could still give rights for the whole province. */
async function othersCanGive({ db, now }: Context, grantId: string): Promise<boolean> {
  const { rows } = await sql<{ others: boolean }>`
    select exists (
      select from role_grant g join role r on r.key = g.role_key join unit u on u.id = g.unit_id and u.kind = 'province'
        join account a on a.person_id = g.person_id and a.disabled_at is null
      where g.id <> ${grantId}::uuid and 'administration.grant.give' = any(r.permissions) and g.field is null and g.lock_key is null
        and g.valid_from <= ${now} and g.valid_to is null) as others`.execute(db);
  return rows[0]?.others ?? false;
}

/** Withdraws a right at once. The last that lets give rights for the whole province without end stays. */
export const withdrawGrant = defineOperation(endpoint, async (ctx, input) => {
  const grant = await findGrantToChange(ctx, endpoint.name, input);
  ctx.about(grant.personId, input.reason);
  if (grant.permissions.includes('administration.grant.give') && !(await othersCanGive(ctx, grant.id)))
    ctx.refuse('right.last-administrator');
  const change = { act: 'withdrawn', reason: input.reason, personId: ctx.actor.personId, now: ctx.now } as const;
  if (!(await changeGrantEnd(ctx.db, { ...grant, validTo: ctx.now }, change))) ctx.refuse('right.changed-meanwhile');
  return { id: grant.id, version: grant.version + 1 };
});
