import { listPartners as endpoint, type OutputOf } from '@dongbo/contract';
import { sql } from 'kysely';
import type { Grant } from '../identity/actor.ts';
import { grantsOf } from '../identity/find-actor.ts';
import { defineKernelOperation } from '../operation/kernel-operation.ts';

type Partner = OutputOf<typeof endpoint>['items'][number];

/** An instant as JSON of PostgreSQL writes it, in the form of the wire. */
const instant = (column: ReturnType<typeof sql.ref>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Partners by name, each with the roles that it holds now and all its keys, the newest first. */
export const listPartners = defineKernelOperation(endpoint, async (ctx) => {
  const { now } = ctx;
  const { rows } = await sql<Omit<Partner, 'roles'> & { readonly roles: readonly Grant[] }>`
    select person.id, person.name,
      ${grantsOf(now)} as roles,
      (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name,
          'validFrom', ${instant(sql.ref('k.valid_from'))}, 'validTo', ${instant(sql.ref('k.valid_to'))},
          'lastUsedAt', ${instant(sql.ref('k.last_used_at'))}) order by k.valid_from desc, k.id), '[]')
        from partner_key k where k.person_id = person.id) as keys
    from person where person.kind = 'partner' order by person.name`.execute(ctx.db);
  return {
    items: rows.map((row) => ({
      ...row,
      roles: row.roles.map(({ role, field, unitName }) => ({ role, field, unitName })),
    })),
  };
});
