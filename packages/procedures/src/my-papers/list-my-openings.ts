import type { LocalText } from '@dongbo/contract';
import { listMyOpenings as endpoint, takeIntakeHeld } from '@dongbo/contract/procedures';
import { formatInstant, readOpenings, takePage, type Opening } from '@dongbo/kernel';
import { sql } from 'kysely';
import { shortNameOf } from '../catalogue/search-store.ts';
import { defineOperation, type Context } from '../define.ts';
import { openingsInARow } from './openings-rule.ts';
import { ownMatters } from './own-matters.ts';

interface Named {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly short_name: LocalText | null;
}

/** What the dossiers of these openings are called. One statement; none where nothing was opened. */
async function namesOf({ db }: Pick<Context, 'db'>, openings: readonly Opening[]): Promise<ReadonlyMap<string, Named>> {
  if (openings.length === 0) return new Map();
  const ids = [...new Set(openings.map(({ subjectId }) => subjectId))];
  const { rows } = await sql<Named>`
    select d.id, d.code, v.name, ${shortNameOf(sql.ref('p.code'))} as short_name
    from dossier d join procedure_version v on v.id = d.procedure_version_id join procedure p on p.id = v.procedure_id
    where d.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who in office opened the caller's own dossiers and papers, as the audit has it: unit and office, never the name. */
export const listMyOpenings = defineOperation(endpoint, async (ctx, { cursor, limit }) => {
  const { personId } = ctx.actor;
  const found = await readOpenings(ctx.db, {
    subjects: sql`select d.id, array_remove(array[d.receiving_unit_id, d.competent_unit_id, d.division_id, d.committee_office_id], null)
      as unit_ids from (${ownMatters(personId)}) d`,
    except: personId,
    writes: [takeIntakeHeld.name],
    cursor,
    limit,
  });
  const { items, nextCursor } = takePage(found, limit, (one) => one);
  const names = await namesOf(ctx, items);
  return {
    nextCursor,
    items: openingsInARow(items).flatMap(({ last, what, times }) => {
      const dossier = names.get(last.subjectId);
      if (dossier === undefined) return [];
      const { unitName, office, at } = last;
      return {
        dossierId: dossier.id,
        code: dossier.code,
        procedureName: dossier.name,
        shortName: dossier.short_name,
        what,
        unitName,
        office,
        at: formatInstant(at),
        times,
      };
    }),
  };
});
