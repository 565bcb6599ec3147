import { Owner, listVisits as endpoint } from '@dongbo/contract/procedures';
import type { LocalText } from '@dongbo/contract';
import { formatInstant } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { readingOf } from '../catalogue/search-store.ts';
import { checkBookAccess } from '../tracking-book/book-access.ts';
import { visitStage } from './visit-stage.ts';

/** What ends in a visit is not looked for after this many days: whatever stands still that long is in the list of dossiers. */
const daysBack = 7;
const mostRows = 200;

interface Row {
  readonly id: string;
  readonly code: string;
  readonly owner: unknown;
  readonly name: string;
  readonly short_name: LocalText | null;
  readonly step_kind: string | null;
  readonly result_state: string | null;
  readonly is_aside: boolean;
  readonly step_since: Date;
  readonly due_at: Date | null;
}

/** Matters of the same visit at a counter that nobody has taken home yet, oldest first. One statement. */
export const listVisits = defineOperation(endpoint, async (ctx, { unitId }) => {
  await checkBookAccess(ctx, endpoint.name, unitId);
  const from = new Date(ctx.now.getTime() - daysBack * 86_400_000);
  const { rows } = await sql<Row>`
    select d.id, d.code, d.owner, v.name, r.names as short_name, d.step_since, d.due_at, s.state as result_state,
      (d.open_path is not null or d.state = 'suspended') as is_aside,
      (select step ->> 'kind' from jsonb_array_elements(f.definition -> 'steps') step where step ->> 'id' = d.step_id) as step_kind
    from dossier d
    join process_definition f on f.id = d.process_definition_id and f.key like '%-same-visit'
    join procedure_version v on v.id = d.procedure_version_id
    join procedure p on p.id = v.procedure_id ${readingOf}
    left join result s on s.dossier_id = d.id
    where d.receiving_unit_id = ${unitId}::uuid and d.submitted_at > ${from} and d.step_id is not null
    order by d.submitted_at, d.id limit ${mostRows}`.execute(ctx.db);
  return {
    items: rows.map((row) => ({
      dossierId: row.id,
      code: row.code,
      ownerName: Owner.parse(row.owner).name,
      procedureName: row.short_name ?? { vi: row.name, en: row.name, uk: row.name },
      stage: visitStage({ stepKind: row.step_kind, resultState: row.result_state, isAside: row.is_aside }),
      since: formatInstant(row.step_since),
      dueAt: row.due_at && formatInstant(row.due_at),
    })),
  };
});
