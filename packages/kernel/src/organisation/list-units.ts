import { fold, listUnits as endpoint, type UnitKind } from '@dongbo/contract';
import { sql } from 'kysely';
import { defineKernelOperation } from '../operation/kernel-operation.ts';
import { localDate } from '../time/instant.ts';

interface UnitRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly type: string | null;
  /** Earlier names of the unit and of the communes it was formed from; only read for a search. */
  readonly earlier: readonly string[];
}

const byName = new Intl.Collator('vi', { numeric: true });

/** Found by code or name, or by an earlier name: who knows only the old ward finds the new one. */
function matches(row: UnitRow, words: readonly string[]): boolean {
  return [`${row.name} ${row.code}`, ...row.earlier].some((text) => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  });
}

/** Units with the names valid on a day (today when none is given), in the order of the Vietnamese alphabet. */
export const listUnits = defineKernelOperation(endpoint, async (ctx, input) => {
  const day: string = input.on ?? localDate(ctx.now);
  const words = fold(input.q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const earlier = sql`array(
    select n.name from unit_name n where n.unit_id = unit.id
    union all select split_part(o.old_name, ',', 1) from unit_origin o where o.unit_id = unit.id)`;
  const { rows } = await sql<UnitRow>`
    select unit.id, unit.parent_id, unit.kind, unit.code, name.name, name.type,
      ${words.length === 0 ? sql`'{}'::text[]` : earlier} as earlier
    from unit join unit_name name on name.unit_id = unit.id
      and name.valid_from <= ${day}::date and (name.valid_to is null or name.valid_to >= ${day}::date)
    where unit.valid_from <= ${day}::date and (unit.valid_to is null or unit.valid_to >= ${day}::date)
      and (${input.kind ?? null}::text is null or unit.kind = ${input.kind ?? null})
      and (${input.parentId ?? null}::uuid is null or unit.parent_id = ${input.parentId ?? null})`.execute(ctx.db);
  const found = rows.filter((row) => matches(row, words)).toSorted((a, b) => byName.compare(a.name, b.name));
  return {
    items: found.map(({ id, parent_id: parentId, kind, code, name, type }) => ({
      id,
      parentId,
      kind,
      code,
      name,
      type,
    })),
  };
});
