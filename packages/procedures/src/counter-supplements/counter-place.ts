import { mayAt, notFound, unitJson, type UnitFacts } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

/** The counter at which somebody stands: a one-stop unit where the caller may take in for others. To everybody else it does not exist. */
export async function counterPlace(
  ctx: Pick<Context, 'db' | 'now' | 'actor'>,
  permission: string,
  unitId: string,
): Promise<UnitFacts> {
  const { rows } = await sql<{ unit: UnitFacts | null }>`
    select ${unitJson(sql`${unitId}::uuid`, ctx.now)} as unit`.execute(ctx.db);
  const unit = rows[0]?.unit ?? null;
  if (unit === null || unit.kind !== 'one-stop') return notFound();
  return mayAt(ctx.actor, permission, { ancestors: unit.ancestors, field: null }) ? unit : notFound();
}
