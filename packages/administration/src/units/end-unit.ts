import { endUnit as endpoint } from '@dongbo/contract/administration';
import {
  countOpenWork,
  endUnit as store,
  findLivingUnits,
  fromEpochDay,
  localDate,
  parseInstant,
  parsePlainDate,
  toEpochDay,
} from '@dongbo/kernel';
import { defineChange } from '../define.ts';
import { noteChange } from './note-change.ts';
import { hasEndedBefore, loadUnitToChange } from './unit-access.ts';

/** The first instant after a day (YYYY-MM-DD) in Asia/Ho_Chi_Minh. */
const instantAfter = (day: string): Date => parseInstant(fromEpochDay(toEpochDay(parsePlainDate(day)) + 1));

/** A unit ends. Nothing is left lying: it has neither units nor open work, and somebody is named who goes on with its tasks. */
export const endUnit = defineChange(endpoint, async (ctx, input) => {
  const unit = await loadUnitToChange(ctx, input.unitId, endpoint);
  if (unit.version !== input.version) return ctx.refuse('unit.changed-meanwhile');
  const today = localDate(ctx.now);
  const { lastDay, successorIds, legalBasis, reason } = input;
  if (hasEndedBefore(unit, today)) return ctx.refuse('unit.has-ended', { day: unit.validTo });
  if (lastDay < today || lastDay < unit.validFrom) return ctx.refuse('unit.ends-in-the-past');
  if (unit.below.length > 0) return ctx.refuse('unit.has-units-below', { count: String(unit.below.length) });
  const open = await countOpenWork(ctx.db, unit.id);
  if (open > 0) return ctx.refuse('unit.has-open-work', { count: String(open) });
  if (successorIds.length === 0) return ctx.refuse('unit.successor-missing');
  const living = await findLivingUnits(ctx.db, successorIds, lastDay);
  if (successorIds.some((id) => id === unit.id || !living.has(id))) return ctx.refuse('unit.successor-unknown');
  const { grants } = await store(ctx.db, unit.id, { lastDay, endsAt: instantAfter(lastDay), successorIds, legalBasis });
  await noteChange(ctx, { unitId: unit.id, what: 'ended', from: lastDay, reason });
  return { id: unit.id, version: unit.version + 1, grants };
});
