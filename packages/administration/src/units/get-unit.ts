import { UnitKind } from '@dongbo/contract';
import {
  addUnit,
  endUnit,
  getAdministeredUnit as endpoint,
  moveUnit,
  nameUnit,
  setUnitContact,
} from '@dongbo/contract/administration';
import {
  formatInstant,
  listCalendarNames,
  localDate,
  mayAt,
  mayBelongTo,
  readUnitFunctions,
  unknownContact,
} from '@dongbo/kernel';
import { defineOperation } from '../define.ts';
import { hasEndedBefore, loadUnit, nameToday } from './unit-access.ts';

const writes = { name: nameUnit, contact: setUnitContact, add: addUnit, move: moveUnit, end: endUnit } as const;
const acts = ['name', 'contact', 'add', 'move', 'end'] as const;

/** A unit as it is and was. */
export const getUnit = defineOperation(endpoint, async (ctx, { unitId }) => {
  const unit = await loadUnit(ctx, unitId, endpoint);
  const today = localDate(ctx.now);
  const { ancestors, names, contact, parent, changes, ...rest } = unit;
  const below = UnitKind.options.filter((kind) => mayBelongTo(kind, unit.kind));
  const functions = (await readUnitFunctions(ctx.db, ctx.now)).map((one) => ({
    ...one,
    kind: UnitKind.parse(one.kind),
  }));
  const place = { ancestors, field: null };
  return {
    ...rest,
    kind: UnitKind.parse(unit.kind),
    name: nameToday(unit, today),
    names: [...names],
    formerParents: [...unit.formerParents],
    origins: [...unit.origins],
    successors: [...unit.successors],
    predecessors: [...unit.predecessors],
    plannedContacts: [...unit.plannedContacts],
    parent: parent && { id: parent.id, name: parent.name },
    below: unit.below.map((one) => ({ ...one, kind: UnitKind.parse(one.kind) })),
    contact: contact ?? unknownContact,
    calendars: listCalendarNames(),
    functions: functions.filter(({ kind }) => below.includes(kind)),
    kindsBelow: below,
    history: changes.map((change) => ({ ...change, at: formatInstant(new Date(change.at)) })),
    may: hasEndedBefore(unit, today) ? [] : acts.filter((act) => mayAt(ctx.actor, writes[act].name, place)),
  };
});
