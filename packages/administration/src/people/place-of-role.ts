import { ancestorsOf } from '@dongbo/kernel';
import { sql } from 'kysely';
import type { Context } from '../define.ts';
import type { WantedRole } from './give-rule.ts';

/** A role and a unit as they are today, for what is to be given; undefined: there is no such role, or the unit has ended. */
export async function placeOfRole(
  { db, now }: Context,
  { role, unitId, field }: { readonly role: string; readonly unitId: string; readonly field: string | null },
): Promise<WantedRole | undefined> {
  const { rows } = await sql<Omit<WantedRole, 'field'>>`
    select r.permissions, ${ancestorsOf(sql.ref('u.id'))} as ancestors
    from role r, unit u where r.key = ${role} and u.id = ${unitId}::uuid
      and (u.valid_to is null or u.valid_to >= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)`.execute(
    db,
  );
  const [row] = rows;
  return row && { ...row, field };
}
