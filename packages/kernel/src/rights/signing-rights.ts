import { sql, type RawBuilder } from 'kysely';
import type { SigningRight } from '../papers/signer-title.ts';
import { isInForce, workRole } from '../organisation/in-force.ts';

/** What a person could sign by at an instant, as one JSON column: the rights that were in force then, with capacity and title. */
export const signingRightsOn = (personId: RawBuilder<unknown>, at: Date): RawBuilder<readonly SigningRight[]> => sql<
  readonly SigningRight[]
>`(
  select coalesce(json_agg(json_build_object('role', ${workRole}, 'unitId', g.unit_id, 'capacity', g.capacity, 'title', g.title)
    order by g.valid_from, g.id), '[]')
  from role_grant g join role r on r.key = g.role_key where g.person_id = ${personId} and ${isInForce(at)})`;
