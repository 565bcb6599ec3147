import { siteCheckEvents } from '@dongbo/contract/procedures';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineSweep } from '../define.ts';

/** So many in one turn. */
const mostAtOnce = 500;

interface Late {
  readonly id: string;
  readonly dossier_id: string;
  readonly code: string;
  readonly unit_id: string;
}

/** Reports verifications whose time is over and of which nothing was written down, each once for its time. */
export const sweepSiteChecks = defineSweep({
  name: 'procedures.sweep-site-checks',
  at: { everyMinutes: 30 },
  // What was told is no longer found.
  place: z.never(),
  turn: async (ctx) => {
    const { rows } = await sql<Late>`
      with late as (select id from site_check where state = 'planned' and late_told_at is null and late_at <= ${ctx.now}
        order by late_at limit ${mostAtOnce} for update skip locked)
      update site_check c set late_told_at = ${ctx.now} from late, dossier d
      where c.id = late.id and d.id = c.dossier_id
      returning c.id, c.dossier_id, d.code, c.unit_id`.execute(ctx.db);
    for (const { id: siteCheckId, dossier_id: dossierId, code, unit_id: unitId } of rows)
      ctx.emit(siteCheckEvents.late, { dossierId, code, siteCheckId }, { subjectId: dossierId, unitId });
    return { isMore: rows.length === mostAtOnce };
  },
});
