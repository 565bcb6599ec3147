import { AppointmentState, listMyAppointments as endpoint } from '@dongbo/contract/sample';
import { formatInstant, GeneralError } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineOperation } from '../define.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly purpose: string;
  readonly day: string;
  readonly at: Date | null;
  readonly state: string;
  readonly version: number;
}

/** My appointments, newest first; ids sort by time, so the last id is the cursor. */
export const listMyAppointments = defineOperation(endpoint, async (ctx, { cursor, limit }) => {
  if (cursor !== undefined && !z.uuid().safeParse(cursor).success)
    throw new GeneralError('invalid-input', {}, [{ path: 'cursor', code: 'custom' }]);
  const { rows } = await sql<Row>`
    select a.id, a.code, a.unit_id, a.purpose, to_char(a.day, 'YYYY-MM-DD') as day, a.at, a.state, a.version,
      (select n.name from unit_name n where n.unit_id = a.unit_id order by n.valid_from desc limit 1) as unit_name
    from appointment a
    where a.person_id = ${ctx.actor.personId}::uuid and (${cursor ?? null}::uuid is null or a.id < ${cursor ?? null}::uuid)
    order by a.id desc limit ${limit + 1}`.execute(ctx.db);
  const items = rows.slice(0, limit);
  return {
    items: items.map((row) => ({
      id: row.id,
      code: row.code,
      unit: { id: row.unit_id, name: row.unit_name },
      purpose: row.purpose,
      day: row.day,
      at: row.at && formatInstant(row.at),
      state: AppointmentState.parse(row.state),
      version: row.version,
    })),
    nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
});
