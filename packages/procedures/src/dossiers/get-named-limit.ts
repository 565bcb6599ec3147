import { KnownTimeLimit, getNamedLimit as endpoint } from '@dongbo/contract/procedures';
import { formatInstant, unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import { codesOf } from '../catalogue/plain-code.ts';
import { defineOperation } from '../define.ts';
import { livesInReach } from './dossier-reach.ts';

interface Row {
  readonly unit: string;
  readonly value: string;
  readonly at: Date;
  readonly by: string;
  readonly unit_name: string;
}

/** The limit with which the newest dossier of a procedure in reach was received, and who received it. Asked only where the source
 * states none, so that somebody has named it. One statement. */
export const getNamedLimit = defineOperation(endpoint, async (ctx, { code }) => {
  const { rows } = await sql<Row>`
    select d.limit_unit as unit, d.limit_value as value, e.at, coalesce(a.name, '') as by,
      coalesce(${unitNameOn(sql.ref('d.receiving_unit_id'), ctx.now)}, '') as unit_name
    from procedure p
    join procedure_version v on v.procedure_id = p.id
    join dossier d on d.procedure_version_id = v.id
    join event e on e.subject_id = d.id and e.type = 'procedures.dossier-received'
    left join person a on a.id = e.actor_id
    where p.code = any(${codesOf(code)}) and d.received_at is not null and ${livesInReach(ctx.actor, [endpoint.name])}
    order by d.submitted_at desc, d.id desc limit 1`.execute(ctx.db);
  const [row] = rows;
  if (row === undefined) return { last: null };
  const limit = KnownTimeLimit.parse({ unit: row.unit, value: Number(row.value) });
  return { last: { limit, by: row.by, unitName: row.unit_name, at: formatInstant(row.at) } };
});
