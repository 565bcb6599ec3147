import { mayAt, notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

/** The book of a unit is for those who hold the permission there or above; other units do not exist for the caller. */
export async function checkBookAccess(
  ctx: Pick<Context, 'db' | 'actor'>,
  permission: string,
  unitId: string,
): Promise<void> {
  const found = await sql<{ ancestors: string[] | null }>`
    select array_agg(ancestor_id) as ancestors from unit_closure where descendant_id = ${unitId}::uuid`.execute(ctx.db);
  const ancestors = found.rows[0]?.ancestors ?? [];
  if (ancestors.length === 0 || !mayAt(ctx.actor, permission, { ancestors, field: null })) notFound();
}
