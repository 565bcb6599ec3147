import { isGrantInReach, lockRightsOf, notFound, readGrants, type StoredGrant } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

type Refusing = Context & {
  refuse(code: 'right.official-only' | 'right.own' | 'right.ended' | 'right.changed-meanwhile'): never;
};

/** A right within reach that stands or begins later, of somebody else, at the version that was seen; held until the transaction ends. */
export async function findGrantToChange(
  ctx: Refusing,
  permission: string,
  seen: { readonly grantId: string; readonly version: number },
): Promise<StoredGrant> {
  const [found] = await readGrants(
    ctx.db,
    sql`g.id = ${seen.grantId}::uuid and ${isGrantInReach(ctx.actor, permission)}`,
    ctx,
  );
  if (found === undefined) return notFound();
  ctx.about(found.personId);
  if (ctx.space !== 'official') ctx.refuse('right.official-only');
  if (found.personId === ctx.actor.personId) ctx.refuse('right.own');
  if (found.validTo !== null && found.validTo <= ctx.now) ctx.refuse('right.ended');
  if (found.version !== seen.version) ctx.refuse('right.changed-meanwhile');
  await lockRightsOf(ctx.db, found.personId);
  return found;
}
