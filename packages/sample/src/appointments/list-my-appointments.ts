import { listMyAppointments as endpoint } from '@dongbo/contract/sample';
import { readIdCursor } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { appointmentColumns, viewAppointment, type AppointmentRow } from './appointment-view.ts';

/** My appointments, newest first; ids sort by time, so the last id is the cursor. */
export const listMyAppointments = defineOperation(endpoint, async (ctx, { cursor, limit }) => {
  const before = cursor === undefined ? null : readIdCursor(cursor);
  const { rows } = await sql<AppointmentRow>`
    select ${appointmentColumns(ctx.now)} from appointment a
    where a.person_id = ${ctx.actor.personId}::uuid and (${before}::uuid is null or a.id < ${before}::uuid)
    order by a.id desc limit ${limit + 1}`.execute(ctx.db);
  const items = rows.slice(0, limit);
  return { items: items.map(viewAppointment), nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
});
