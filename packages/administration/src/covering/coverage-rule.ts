import { peopleNeeded } from '@dongbo/contract/administration';
import type { Staff, StaffedStep } from '@dongbo/kernel';

/** A step at a unit with too few people. */
export interface Gap {
  readonly unitId: string;
  readonly process: StaffedStep['process'];
  readonly step: StaffedStep['step'];
  readonly part: number;
  readonly role: string;
  readonly fields: readonly string[];
  readonly everyField: boolean;
  readonly procedures: readonly string[];
  readonly people: number;
}

interface UnitCoverage {
  readonly unitId: string;
  readonly steps: number;
  readonly thin: number;
}

export interface Coverage {
  readonly gaps: readonly Gap[];
  readonly units: readonly UnitCoverage[];
}

const none: ReadonlySet<string> = new Set();
const keyOf = (...parts: readonly string[]): string => parts.join('\n');

/** Who can do the work of a unit in a role for a field: those for every field and those for this one. */
export function staffIndex(staff: readonly Staff[]) {
  const index = new Map<string, ReadonlySet<string>>();
  for (const { unitId, role, field, people } of staff) index.set(keyOf(unitId, role, field ?? ''), new Set(people));
  return (unitId: string, role: string, field: string): ReadonlySet<string> => {
    const every = index.get(keyOf(unitId, role, '')) ?? none;
    const limited = index.get(keyOf(unitId, role, field));
    return limited === undefined ? every : new Set([...every, ...limited]);
  };
}

interface Place {
  readonly at: StaffedStep;
  fields: number;
  readonly parts: Map<string, { people: number; fields: Set<string>; procedures: Set<string> }>;
}

/** Steps with too few people, and how many there are at each unit; fields with the same people stand together. Pure. */
export function coverageOf(steps: readonly StaffedStep[], staff: readonly Staff[]): Coverage {
  const peopleFor = staffIndex(staff);
  const places = new Map<string, Place>();
  for (const at of steps) {
    const key = keyOf(at.unitId, at.process.key, at.step.id);
    const place: Place = places.get(key) ?? { at, fields: 0, parts: new Map() };
    places.set(key, place);
    place.fields += 1;
    const people = peopleFor(at.unitId, at.role, at.field);
    if (people.size >= peopleNeeded) continue;
    const set = [...people].toSorted().join(' ');
    const part = place.parts.get(set) ?? { people: people.size, fields: new Set(), procedures: new Set() };
    place.parts.set(set, part);
    part.fields.add(at.field);
    for (const code of at.procedures) part.procedures.add(code);
  }
  return { gaps: [...places.values()].flatMap(gapsAt), units: countUnits([...places.values()]) };
}

function gapsAt({ at, fields, parts }: Place): Gap[] {
  const { unitId, process, step, role } = at;
  return [...parts.values()].map((one, part) => ({
    unitId,
    process,
    step,
    part,
    role,
    fields: [...one.fields].toSorted((a, b) => a.localeCompare(b, 'vi')),
    everyField: parts.size === 1 && one.fields.size === fields,
    procedures: [...one.procedures].toSorted(),
    people: one.people,
  }));
}

function countUnits(places: readonly Place[]): UnitCoverage[] {
  const units = new Map<string, { steps: number; thin: number }>();
  for (const { at, parts } of places) {
    const count = units.get(at.unitId) ?? { steps: 0, thin: 0 };
    units.set(at.unitId, count);
    count.steps += 1;
    if (parts.size > 0) count.thin += 1;
  }
  return [...units].map(([unitId, count]) => ({ unitId, ...count }));
}
