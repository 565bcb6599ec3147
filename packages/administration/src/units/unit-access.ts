import type { Endpoint } from '@dongbo/contract';
import { lockUnits, mayAt, notFound, localDate, readUnitHistory, type UnitHistory } from '@dongbo/kernel';
import type { Context } from '../define.ts';

/** A unit that the actor may see or change by this permission; for everybody else it does not exist. */
export async function loadUnit(ctx: Context, unitId: string, { name }: Pick<Endpoint, 'name'>): Promise<UnitHistory> {
  const unit = await readUnitHistory(ctx.db, unitId, { now: ctx.now, today: localDate(ctx.now) });
  if (unit === null || !mayAt(ctx.actor, name, { ancestors: unit.ancestors, field: null })) return notFound();
  return unit;
}

/** The same to be changed: one act at a time changes units, so what is read stays true until the act ends. */
export async function loadUnitToChange(
  ctx: Context,
  unitId: string,
  endpoint: Pick<Endpoint, 'name'>,
): Promise<UnitHistory> {
  await lockUnits(ctx.db);
  const unit = await loadUnit(ctx, unitId, endpoint);
  ctx.about(unit.id);
  return unit;
}

/** Has the unit ended before this day (YYYY-MM-DD)? */
export const hasEndedBefore = ({ validTo }: Pick<UnitHistory, 'validTo'>, day: string): boolean =>
  validTo !== null && validTo < day;

/** The name that holds today; the first one of a unit that has not begun. */
export function nameToday({ names, code }: UnitHistory, today: string): string {
  return (names.findLast(({ from }) => from <= today) ?? names[0])?.name ?? code;
}
