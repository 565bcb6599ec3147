import { AppointmentState, listAppointments as endpoint } from '@dongbo/contract/sample';
import { formatInstant, GeneralError, scopesOf } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineOperation } from '../define.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly person_name: string;
  readonly purpose: string;
  readonly day: string;
  readonly at: Date | null;
  readonly state: string;
  readonly version: number;
}

const Cursor = z.tuple([z.iso.date(), z.uuid()]);

function readCursor(text: string): z.infer<typeof Cursor> {
  const parsed = Cursor.safeParse(text.split('~'));
  if (!parsed.success) throw new GeneralError('invalid-input', {}, [{ path: 'cursor', code: 'custom' }]);
  return parsed.data;
}

/** Appointments at the counters that the caller works for, by day. */
export const listAppointments = defineOperation(endpoint, async (ctx, input) => {
  const units = scopesOf(ctx.actor, endpoint.name).map(({ unitId }) => unitId);
  const reach =
    ctx.actor.kind === 'system'
      ? sql`true`
      : sql`a.unit_id in (select c.descendant_id from unit_closure c where c.ancestor_id = any(${units}::uuid[]))`;
  const [day, id] = input.cursor === undefined ? [null, null] : readCursor(input.cursor);
  const { rows } = await sql<Row>`
    select a.id, a.code, a.unit_id, p.name as person_name, a.purpose, to_char(a.day, 'YYYY-MM-DD') as day, a.at, a.state,
      a.version, (select n.name from unit_name n where n.unit_id = a.unit_id order by n.valid_from desc limit 1) as unit_name
    from appointment a join person p on p.id = a.person_id
    where ${reach} and (${input.state ?? null}::text is null or a.state = ${input.state ?? null})
      and (${day}::date is null or (a.day, a.id) > (${day}::date, ${id}::uuid))
    order by a.day, a.id limit ${input.limit + 1}`.execute(ctx.db);
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({
      id: row.id,
      code: row.code,
      unit: { id: row.unit_id, name: row.unit_name },
      personName: row.person_name,
      purpose: row.purpose,
      day: row.day,
      at: row.at && formatInstant(row.at),
      state: AppointmentState.parse(row.state),
      version: row.version,
    })),
    nextCursor: rows.length > input.limit && last ? `${last.day}~${last.id}` : null,
  };
});
