import { ancestorsOf, beyondGiver, mayAt, readHoldings, type Holding } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';

interface Asked {
  readonly role: string;
  readonly unitId: string;
  readonly field: string | null;
  readonly validTo: Date | null;
}

/** A role as a grant of it from now on would be; undefined: there is no such role, it has ended, or the unit has. */
export async function wantedRole(
  { db, now }: Context,
  { role, unitId, field, validTo }: Asked,
): Promise<Holding | undefined> {
  const { rows } = await sql<Pick<Holding, 'permissions' | 'passesOn' | 'ancestors'>>`
    select r.permissions, r.passes_on as "passesOn", ${ancestorsOf(sql.ref('u.id'))} as ancestors
    from role r, unit u where r.key = ${role} and r.ended_at is null and u.id = ${unitId}::uuid
      and (u.valid_to is null or u.valid_to >= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)`.execute(
    db,
  );
  const [row] = rows;
  return row && { ...row, unitId, field, validFrom: now, validTo };
}

/** May the actor give the role there? Who administers accounts at the unit or above it, and nobody more than they hold or may pass on. */
export async function mayGive(ctx: Context, permission: string, wanted: Holding): Promise<boolean> {
  const { actor, db, now } = ctx;
  if (!mayAt(actor, permission, { ancestors: wanted.ancestors, field: wanted.field })) return false;
  if (actor.kind === 'system') return true;
  const held = actor.personId === null ? [] : await readHoldings(db, actor.personId, now);
  return (
    beyondGiver(
      held.filter(({ inForce }) => inForce),
      wanted,
    ).length === 0
  );
}
