import { fold, UnitKind } from '@dongbo/contract';
import { listAdministeredUnits as endpoint } from '@dongbo/contract/administration';
import { localDate, readUnitRows, scopesOf } from '@dongbo/kernel';
import { defineOperation } from '../define.ts';

const most = 300;

/** Units of whoever administers some of them: level by level, or by words. */
export const listUnits = defineOperation(endpoint, async (ctx, input) => {
  const rows = await readUnitRows(ctx.db, {
    scopes: ctx.actor.kind === 'system' ? null : scopesOf(ctx.actor, endpoint.name),
    words: fold(input.q ?? '')
      .split(' ')
      .filter((word) => word !== ''),
    parentId: input.parentId ?? null,
    kind: input.kind ?? null,
    ended: input.ended ?? false,
    now: ctx.now,
    today: localDate(ctx.now),
    most: most + 1,
  });
  return {
    items: rows.slice(0, most).map((row) => ({ ...row, kind: UnitKind.parse(row.kind) })),
    isCut: rows.length > most,
  };
});
