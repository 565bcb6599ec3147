import { listAppointments as endpoint } from '@dongbo/contract/sample';
import { localDate, readCursor, takePage } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { isWithinReach } from './appointment-reach.ts';
import { instantOf } from './appointment-rule.ts';
import { appointmentColumns, viewAppointment, type AppointmentRow } from './appointment-view.ts';

/** Appointments at the counters that the caller works for, by day. */
export const listAppointments = defineOperation(endpoint, async (ctx, input) => {
  const end = input.cursor === undefined ? null : readCursor(input.cursor);
  const day = end && localDate(new Date(end.at));
  const { rows } = await sql<AppointmentRow & { readonly person_name: string }>`
    select ${appointmentColumns(ctx.now)}, p.name as person_name
    from appointment a join person p on p.id = a.person_id
    where ${isWithinReach(ctx.actor, endpoint.name)} and (${input.state ?? null}::text is null or a.state = ${input.state ?? null})
      and (${input.day ?? null}::date is null or a.day = ${input.day ?? null}::date)
      and (${day}::date is null or (a.day, a.id) > (${day}::date, ${end?.id ?? null}::uuid))
    order by a.day, a.id limit ${input.limit + 1}`.execute(ctx.db);
  const { items, nextCursor } = takePage(rows, input.limit, (row) => ({ at: instantOf(row.day, '00:00'), id: row.id }));
  return { items: items.map((row) => ({ ...viewAppointment(row), personName: row.person_name })), nextCursor };
});
