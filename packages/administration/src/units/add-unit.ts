import { AgencyIdentifier } from '@dongbo/contract';
import { addUnit as endpoint } from '@dongbo/contract/administration';
import {
  findUnitCodes,
  insertUnit,
  isNameTaken,
  localDate,
  mayBelongTo,
  nameUnit,
  readUnitFunctions,
} from '@dongbo/kernel';
import { defineChange, type Context } from '../define.ts';
import { noteChange } from './note-change.ts';
import { hasEndedBefore, loadUnitToChange } from './unit-access.ts';

/** The next free identifier below a unit: two digits more, as Decision 20/2020/QĐ-TTg forms them. */
export function nextCode(parent: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const code = `${parent}.${String(number).padStart(2, '0')}`;
    if (!taken.has(code)) return code;
  }
}

async function codeFor(ctx: Context, parent: string, wanted: string | null): Promise<string | null> {
  const taken = await findUnitCodes(ctx.db, wanted ?? parent);
  if (wanted === null) return AgencyIdentifier.parse(nextCode(parent, taken));
  return taken.has(wanted) ? null : wanted;
}

/** A new unit below another, such as a second one-stop counter of a commune. */
export const addUnit = defineChange(endpoint, async (ctx, input) => {
  const parent = await loadUnitToChange(ctx, input.unitId, endpoint);
  if (parent.version !== input.version) return ctx.refuse('unit.changed-meanwhile');
  const { kind, name, type, from, legalBasis, reason, functionKey } = input;
  if (hasEndedBefore(parent, from)) return ctx.refuse('unit.has-ended', { day: parent.validTo });
  if (!mayBelongTo(kind, parent.kind)) return ctx.refuse('unit.kind-not-below');
  const functions = functionKey === null ? [] : await readUnitFunctions(ctx.db, ctx.now);
  if (functionKey !== null && !functions.some((one) => one.kind === kind && one.key === functionKey))
    return ctx.refuse('unit.function-unknown');
  const id = ctx.newId();
  if (await isNameTaken(ctx.db, { parentId: parent.id, name, day: from, exceptId: id }))
    return ctx.refuse('unit.name-taken', { name });
  const code = await codeFor(ctx, parent.code, input.code);
  if (code === null) return ctx.refuse('unit.code-taken');
  await insertUnit(ctx.db, { id, parentId: parent.id, kind, code, functionKey, from });
  await nameUnit(ctx.db, id, { name, type, from, legalBasis, today: localDate(ctx.now) });
  await noteChange(ctx, { unitId: id, what: 'added', from, reason });
  return { id, version: 1 };
});
