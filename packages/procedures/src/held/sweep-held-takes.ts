import { PersonId, UnitId } from '@dongbo/contract';
import { heldEvents } from '@dongbo/contract/procedures';
import { formatInstant, localDate } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineSweep } from '../define.ts';
import { isUsed } from './bind-take.ts';
import { endsBefore, heldTakeRuleOn } from './held-take-data.ts';

/** So many in one turn. */
const mostAtOnce = 500;

interface Ended {
  readonly id: string;
  readonly unit_id: string;
  readonly taken_by: string;
  readonly taken_at: Date;
  readonly name: string;
  readonly dossier_id: string | null;
}

/** Settles what counters took over before their dossier was there: what a dossier used is its, what none used within the time is taken away
 * again, and told once. */
export const sweepHeldTakes = defineSweep({
  name: 'procedures.sweep-held-takes',
  at: { everyMinutes: 10 },
  // What was settled is no longer found.
  place: z.never(),
  turn: async (ctx) => {
    const before = endsBefore(ctx.now, heldTakeRuleOn(localDate(ctx.now)));
    const { rows } = await sql<Ended>`
      with due as (
        select t.id, (select d.id from file f join dossier d on d.id = f.attached_to where f.id = any(t.file_ids) limit 1) as used_in
        from held_take t where t.closed_at is null and (t.taken_at <= ${before} or ${isUsed})
        order by t.taken_at limit ${mostAtOnce} for update of t skip locked)
      update held_take t set closed_at = ${ctx.now}, dossier_id = due.used_in from due where t.id = due.id
      returning t.id, t.unit_id, t.taken_by, t.taken_at, t.name, t.dossier_id`.execute(ctx.db);
    const unused = rows.filter(({ dossier_id: dossierId }) => dossierId === null);
    if (unused.length > 0)
      await sql`delete from file f using held_take t
        where t.id = any(${unused.map(({ id }) => id)}::uuid[]) and f.id = any(t.file_ids) and f.attached_to is null`.execute(
        ctx.db,
      );
    for (const { id, unit_id: unitId, taken_by: takenBy, taken_at: takenAt, name } of unused)
      ctx.emit(
        heldEvents.unused,
        {
          takeId: id,
          unitId: UnitId.parse(unitId),
          takenBy: PersonId.parse(takenBy),
          name,
          takenAt: formatInstant(takenAt),
        },
        { subjectId: id, unitId },
      );
    return { isMore: rows.length === mostAtOnce };
  },
});
