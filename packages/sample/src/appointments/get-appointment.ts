import { getAppointment as endpoint } from '@dongbo/contract/sample';
import { notFound } from '@dongbo/kernel';
import { sql } from 'kysely';
import { defineOperation } from '../define.ts';
import { isWithinReach } from './appointment-reach.ts';
import { appointmentColumns, viewAppointment, type AppointmentRow } from './appointment-view.ts';

/** One appointment at a counter that the caller works for; for everybody else it does not exist. */
export const getAppointment = defineOperation(endpoint, async (ctx, { appointmentId }) => {
  const { rows } = await sql<AppointmentRow & { readonly person_name: string }>`
    select ${appointmentColumns(ctx.now)}, p.name as person_name from appointment a join person p on p.id = a.person_id
    where a.id = ${appointmentId}::uuid and ${isWithinReach(ctx.actor, endpoint.name)}`.execute(ctx.db);
  const row = rows[0] ?? notFound();
  ctx.about(row.id);
  return { ...viewAppointment(row), personName: row.person_name };
});
