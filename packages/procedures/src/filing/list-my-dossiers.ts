import { DossierState, listMyDossiers as endpoint } from '@dongbo/contract/procedures';
import { formatInstant, readIdCursor } from '@dongbo/kernel';
import { sql } from 'kysely';
import { shortNameOf } from '../catalogue/search-store.ts';
import { defineOperation } from '../define.ts';
import { nextOf } from './my-dossier-view.ts';

/** My dossiers, newest first; ids sort by time, so the last id is the cursor. */
export const listMyDossiers = defineOperation(endpoint, async (ctx, input) => {
  const before = input.cursor === undefined ? undefined : readIdCursor(input.cursor);
  let query = ctx.db
    .selectFrom('dossier')
    .innerJoin('procedure_version', 'procedure_version.id', 'dossier.procedure_version_id')
    .innerJoin('procedure', 'procedure.id', 'procedure_version.procedure_id')
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.state',
      'procedure_version.name',
      shortNameOf(sql.ref('procedure.code')).as('short_name'),
      'dossier.submitted_at',
      'dossier.due_at',
    ])
    .where('dossier.person_id', '=', ctx.actor.personId);
  if (before !== undefined) query = query.where('dossier.id', '<', before);
  const rows = await query
    .orderBy('dossier.id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const items = rows.slice(0, input.limit);
  return {
    items: items.map((row) => {
      const state = DossierState.parse(row.state);
      return {
        id: row.id,
        code: row.code,
        state,
        procedureName: row.name,
        shortName: row.short_name,
        submittedAt: formatInstant(row.submitted_at),
        dueAt: row.due_at && formatInstant(row.due_at),
        next: nextOf(state),
      };
    }),
    nextCursor: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null,
  };
});
