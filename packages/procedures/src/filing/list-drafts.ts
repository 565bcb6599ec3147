import { listDrafts as endpoint } from '@dongbo/contract/procedures';
import { unitNameOn } from '@dongbo/kernel';
import { sql } from 'kysely';
import { shortNameOf } from '../catalogue/search-store.ts';
import { defineOperation } from '../define.ts';
import { keptUntil } from './filing-policy.ts';

/** My unfinished filings, the one touched last first; a person has few. */
export const listDrafts = defineOperation(endpoint, async (ctx) => {
  const rows = await ctx.db
    .selectFrom('draft')
    .innerJoin('procedure_version', 'procedure_version.id', 'draft.procedure_version_id')
    .innerJoin('procedure', 'procedure.id', 'procedure_version.procedure_id')
    .select([
      'draft.id',
      'procedure.code',
      'procedure_version.name',
      shortNameOf(sql.ref('procedure.code')).as('short_name'),
      'draft.updated_at',
      'draft.warned_at',
      'draft.unit_id',
      unitNameOn(sql.ref('draft.unit_id'), ctx.now).as('unit_name'),
    ])
    .where('draft.person_id', '=', ctx.actor.personId)
    .orderBy('draft.updated_at', 'desc')
    .limit(200)
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      procedureCode: row.code,
      procedureName: row.name,
      shortName: row.short_name,
      updatedAt: row.updated_at.toISOString(),
      keptUntil: keptUntil(row.updated_at, row.warned_at).toISOString(),
      unit: row.unit_id === null ? null : { id: row.unit_id, name: row.unit_name ?? '' },
    })),
  };
});
