import { listPartners as endpoint, type OutputOf } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { localDate } from '../time/instant.ts';

type Partner = OutputOf<typeof endpoint>['items'][number];

/** An instant as JSON of PostgreSQL writes it, in the form of the wire. */
const instant = (column: ReturnType<typeof sql.ref>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Partners by name, each with the roles that it holds now and all its keys, the newest first. */
export const listPartners = defineKernelOperation(endpoint, async (ctx) => {
  const { now } = ctx;
  const { rows } = await sql<Partner>`
    select person.id, person.name,
      (select coalesce(json_agg(json_build_object('role', g.role_key, 'field', g.field, 'unitName', coalesce((
          select n.name from unit_name n where n.unit_id = g.unit_id and n.valid_from <= ${localDate(now)}::date
          order by n.valid_from desc limit 1), '')) order by g.valid_from, g.id), '[]')
        from role_grant g
        where g.person_id = person.id and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})) as roles,
      (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name,
          'validFrom', ${instant(sql.ref('k.valid_from'))}, 'validTo', ${instant(sql.ref('k.valid_to'))},
          'lastUsedAt', ${instant(sql.ref('k.last_used_at'))}) order by k.valid_from desc, k.id), '[]')
        from partner_key k where k.person_id = person.id) as keys
    from person where person.kind = 'partner' order by person.name`.execute(ctx.db);
  return { items: rows };
});
