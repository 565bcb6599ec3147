import { dossierEvents, ReferralKind } from '@dongbo/contract/procedures';
import { unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { defineSweep } from '../define.ts';

/** So many in one turn. */
const mostAtOnce = 1_000;

interface Silent {
  readonly id: string;
  readonly kind: string;
  readonly dossier_id: string;
  readonly code: string;
  readonly unit_id: string;
  readonly unit_name: string;
}

/** Reports what was asked and not answered in time, exactly once: the mark and the event are written together. The answer is still
 * accepted later. */
export const sweepReferrals = defineSweep({
  name: 'procedures.sweep-referrals',
  at: { everyMinutes: 10 },
  // What was marked is no longer found.
  place: z.never(),
  turn: async (ctx) => {
    const { rows } = await sql<Silent>`
    with late as (select id from referral where state = 'open' and silent_at is null and due_at <= ${ctx.now}
      order by due_at limit ${mostAtOnce} for update skip locked)
    update referral r set silent_at = ${ctx.now} from late, dossier d
    where r.id = late.id and d.id = r.dossier_id
    returning r.id, r.kind, r.dossier_id, d.code, r.unit_id, ${unitNameOn(sql.ref('r.unit_id'), ctx.now)} as unit_name`.execute(
      ctx.db,
    );
    for (const row of rows)
      ctx.emit(
        dossierEvents.referralSilent,
        {
          dossierId: row.dossier_id,
          code: row.code,
          referralId: row.id,
          kind: ReferralKind.parse(row.kind),
          note: row.unit_name,
        },
        { subjectId: row.dossier_id, unitId: row.unit_id },
      );
    return { isMore: rows.length === mostAtOnce };
  },
});
