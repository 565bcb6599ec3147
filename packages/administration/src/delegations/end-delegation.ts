import { endDelegation as endpoint } from '@dongbo/contract/administration';
import { changeGrantEnd, lockRightsOf, readGrants } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';

/** Ends what was delegated from a right of the caller. */
export const endDelegation = defineOperation(endpoint, async (ctx, { grantId, version, reason }) => {
  const { db, actor, now } = ctx;
  if (ctx.space !== 'official') ctx.refuse('right.official-only');
  const [grant] = await readGrants(
    db,
    sql`g.id = ${grantId}::uuid and g.source_grant_id in (select id from role_grant where person_id = ${actor.personId}::uuid)`,
    ctx,
  );
  if (grant === undefined) return ctx.refuse('delegation.none');
  ctx.about(grant.personId, reason);
  if (grant.validTo !== null && grant.validTo <= now) ctx.refuse('right.ended');
  await lockRightsOf(db, grant.personId);
  const change = { act: 'withdrawn', reason, personId: actor.personId, now } as const;
  if (!(await changeGrantEnd(db, { ...grant, version, validTo: now }, change))) ctx.refuse('right.changed-meanwhile');
  return { id: grant.id, version: version + 1 };
});
