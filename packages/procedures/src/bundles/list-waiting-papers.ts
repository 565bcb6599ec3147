import { listWaitingPapers as endpoint } from '@dongbo/contract/procedures';
import { defaultCalendarName, formatInstant, unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import { forwardBy } from '../arrivals/clock-start-rule.ts';
import { defineOperation } from '../define.ts';
import { checkBookAccess } from '../tracking-book/book-access.ts';
import { handoverColumns, handoverJoins, viewHandover, type HandoverRow } from './handover-rows.ts';

const mostRows = 200;

interface Row extends HandoverRow {
  readonly to_unit_id: string;
  readonly to_unit_name: string;
  readonly since: Date;
  readonly missed_in: string | null;
}

/** Papers at a counter that have to come to another, oldest first; those of ended dossiers go back to their owner. One statement. */
export const listWaitingPapers = defineOperation(endpoint, async (ctx, { unitId }) => {
  await checkBookAccess(ctx, endpoint.name, unitId);
  const { rows } = await sql<Row>`
    select ${handoverColumns}, h.to_unit_id, ${unitNameOn(sql.ref('h.to_unit_id'), ctx.now)} as to_unit_name, h.since,
      (select m.number from bundle m where m.id = h.missed_in) as missed_in
    from paper_handover h ${handoverJoins}
    where h.from_unit_id = ${unitId}::uuid and h.bundle_id is null and h.settled_at is null and d.step_id is not null
    order by h.since, h.id limit ${mostRows}`.execute(ctx.db);
  const calendar = ctx.calendar(defaultCalendarName);
  return {
    items: rows.map((row) => ({
      ...viewHandover(row),
      toUnit: { id: row.to_unit_id, name: row.to_unit_name },
      since: formatInstant(row.since),
      forwardBy: formatInstant(forwardBy(row.since, calendar)),
      missedIn: row.missed_in,
    })),
  };
});
