import { moveUnit as endpoint } from '@dongbo/contract/administration';
import { isNameTaken, localDate, mayAt, mayBelongTo, moveUnit as store, readUnitHistory } from '@dongbo/kernel';
import { defineChange } from '../define.ts';
import { noteChange } from './note-change.ts';
import { hasEndedBefore, loadUnitToChange, nameToday } from './unit-access.ts';

/** A unit belongs elsewhere from today on, with everything below it. Who holds a role above it then, reaches it then. */
export const moveUnit = defineChange(endpoint, async (ctx, input) => {
  const unit = await loadUnitToChange(ctx, input.unitId, endpoint);
  if (unit.version !== input.version) return ctx.refuse('unit.changed-meanwhile');
  const today = localDate(ctx.now);
  if (hasEndedBefore(unit, today)) return ctx.refuse('unit.has-ended', { day: unit.validTo });
  const parent = await readUnitHistory(ctx.db, input.parentId, { now: ctx.now, today });
  const isReached = parent !== null && mayAt(ctx.actor, endpoint.name, { ancestors: parent.ancestors, field: null });
  if (!isReached || hasEndedBefore(parent, today) || parent.id === unit.parent?.id)
    return ctx.refuse('unit.parent-unknown');
  if (parent.ancestors.includes(unit.id)) return ctx.refuse('unit.moved-below-itself');
  if (!mayBelongTo(unit.kind, parent.kind)) return ctx.refuse('unit.kind-not-below');
  const name = nameToday(unit, today);
  if (await isNameTaken(ctx.db, { parentId: parent.id, name, day: today, exceptId: unit.id }))
    return ctx.refuse('unit.name-taken', { name });
  await store(ctx.db, unit.id, { parentId: parent.id, from: today, legalBasis: input.legalBasis });
  await noteChange(ctx, { unitId: unit.id, what: 'moved', from: today, reason: input.reason });
  return { id: unit.id, version: unit.version + 1 };
});
