import { appointmentEvents } from '@dongbo/contract/sample';
import { closeWork, defineSchedule, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineJob } from '../define.ts';

/** Closes requests whose day has come without an answer. */
export const expireAppointments = defineJob('sample.expire-appointments', z.object({}), async (ctx) => {
  const today = localDate(ctx.now);
  const { rows } = await sql<{ id: string; code: string; unit_id: string; day: string }>`
    update appointment set state = 'expired', version = version + 1 where state = 'requested' and day <= ${today}::date
    returning id, code, unit_id, to_char(day, 'YYYY-MM-DD') as day`.execute(ctx.db);
  for (const row of rows) {
    await closeWork(ctx.db, { system: 'sample', subjectId: row.id });
    ctx.emit(
      appointmentEvents.expired,
      { appointmentId: row.id, code: row.code, unitId: row.unit_id, day: row.day },
      { subjectId: row.id, unitId: row.unit_id },
    );
  }
});

/** Shortly after midnight, before any counter opens. */
export const expireEveryNight = defineSchedule({
  name: 'sample.expire-appointments',
  at: { daily: '00:10' },
  job: expireAppointments,
  input: () => ({}),
});
