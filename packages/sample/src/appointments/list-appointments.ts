import { listAppointments as endpoint } from '@dongbo/contract/sample';
import { localDate, readCursor, scopesOf, takePage } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { instantOf } from './appointment-rule.ts';
import { appointmentColumns, viewAppointment, type AppointmentRow } from './appointment-view.ts';

/** Appointments at the counters that the caller works for, by day. */
export const listAppointments = defineOperation(endpoint, async (ctx, input) => {
  const units = scopesOf(ctx.actor, endpoint.name).map(({ unitId }) => unitId);
  const reach =
    ctx.actor.kind === 'system'
      ? sql`true`
      : sql`a.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = any(${units}::uuid[]))`;
  const end = input.cursor === undefined ? null : readCursor(input.cursor);
  const day = end && localDate(new Date(end.at));
  const { rows } = await sql<AppointmentRow & { readonly person_name: string }>`
    select ${appointmentColumns}, p.name as person_name
    from appointment a join person p on p.id = a.person_id
    where ${reach} and (${input.state ?? null}::text is null or a.state = ${input.state ?? null})
      and (${day}::date is null or (a.day, a.id) > (${day}::date, ${end?.id ?? null}::uuid))
    order by a.day, a.id limit ${input.limit + 1}`.execute(ctx.db);
  const { items, nextCursor } = takePage(rows, input.limit, (row) => ({ at: instantOf(row.day, '00:00'), id: row.id }));
  return { items: items.map((row) => ({ ...viewAppointment(row), personName: row.person_name })), nextCursor };
});
