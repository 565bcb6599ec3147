import { nameUnit as endpoint } from '@dongbo/contract/administration';
import { isNameTaken, localDate, nameUnit as store, nameUnitsBelow } from '@dongbo/kernel';
import { defineChange } from '../define.ts';
import { noteChange } from './note-change.ts';
import { hasEndedBefore, loadUnitToChange, nameToday } from './unit-access.ts';

/** A unit is called otherwise from a day on, as a decision says; parts whose names hold the old one follow. */
export const nameUnit = defineChange(endpoint, async (ctx, input) => {
  const unit = await loadUnitToChange(ctx, input.unitId, endpoint);
  if (unit.version !== input.version) return ctx.refuse('unit.changed-meanwhile');
  if (hasEndedBefore(unit, input.from)) return ctx.refuse('unit.has-ended', { day: unit.validTo });
  const siblings = { parentId: unit.parent?.id ?? null, name: input.name, day: input.from, exceptId: unit.id };
  if (await isNameTaken(ctx.db, siblings)) return ctx.refuse('unit.name-taken', { name: input.name });
  const today = localDate(ctx.now);
  const { from, name, type, legalBasis, reason } = input;
  const change = { name, type, from, legalBasis, today };
  if (!(await store(ctx.db, unit.id, change)))
    return ctx.refuse('unit.name-begins-too-early', { day: unit.names.at(-1)?.from });
  const old = nameToday(unit, today);
  const below = input.below ? await nameUnitsBelow(ctx.db, unit.id, old, { ...change, now: ctx.now }) : [];
  for (const unitId of [unit.id, ...below]) await noteChange(ctx, { unitId, what: 'named', from, reason });
  return { id: unit.id, version: unit.version + 1, renamed: below.length };
});
