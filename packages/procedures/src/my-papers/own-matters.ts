import { sql, type RawBuilder } from 'kysely';

/** Of one person so many dossiers are looked at, the newest first. */
export const mostDossiers = 200;

/** The newest dossiers that are a person's own matter, as a query of whole rows, one more than are shown. Their own is what they filed for themselves and
 * what a counter took in under their number and their name; not what they filed for somebody else, which they follow as a filing. */
export function ownMatters(personId: string | null): RawBuilder<unknown> {
  const mine = sql`d.owner_name_folded = h.name_folded and d.identity_number is not distinct from h.identity_number`;
  // What they filed themselves is theirs also under a number that they only declared (ADR 0078); what a counter took in is not.
  const filed = sql`d.owner_name_folded = h.name_folded
    and d.identity_number is not distinct from coalesce(h.identity_number, h.declared_number)`;
  const newest = sql`order by d.submitted_at desc, d.id desc limit ${mostDossiers + 1}`;
  return sql`
    select own.* from (
      (select d.* from dossier d join person h on h.id = ${personId} where d.person_id = ${personId} and ${filed} ${newest})
      union all
      (select d.* from dossier d join person h on h.id = ${personId} and h.identity_number is not null
        where d.person_id is null and d.identity_number = h.identity_number and ${mine} ${newest})
    ) own order by own.submitted_at desc, own.id desc limit ${mostDossiers + 1}`;
}
