import { dossierEvents } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineSweep } from '../define.ts';

/** So many in one turn. */
const mostAtOnce = 500;

interface Late {
  readonly id: string;
  readonly dossierId: string;
  readonly code: string;
  readonly unitId: string;
}

/** An owner who got no answer in time: told once to who leads the unit, and written down. */
export const sweepCorrections = defineSweep({
  name: 'procedures.sweep-corrections',
  at: { everyMinutes: 30 },
  // What was told is no longer found.
  place: z.never(),
  turn: async (ctx) => {
    const { rows } = await sql<Late>`
      update correction_request c set late_told_at = ${ctx.now}::timestamptz from dossier d
      where c.id in (select id from correction_request
          where state = 'open' and late_told_at is null and answer_by <= ${ctx.now}::timestamptz
          order by answer_by limit ${mostAtOnce} for update skip locked)
        and d.id = c.dossier_id
      returning c.id, d.id as "dossierId", d.code, c.unit_id as "unitId"`.execute(ctx.db);
    for (const { id, dossierId, code, unitId } of rows)
      ctx.emit(dossierEvents.correctionLate, { dossierId, code, requestId: id }, { subjectId: dossierId, unitId });
    return { isMore: rows.length === mostAtOnce };
  },
});
