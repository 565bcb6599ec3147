import { mayAt, notFound, readAncestors } from '@dongbo/kernel';
import type { Context } from '../define.ts';

/** The book of a unit is for those who hold the permission there or above; other units do not exist for the caller. */
export async function checkBookAccess(
  ctx: Pick<Context, 'db' | 'actor'>,
  permission: string,
  unitId: string,
): Promise<void> {
  const ancestors = await readAncestors(ctx.db, unitId);
  if (ancestors.length === 0 || !mayAt(ctx.actor, permission, { ancestors, field: null })) notFound();
}
