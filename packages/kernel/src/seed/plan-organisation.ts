import type { CommuneData, ProvinceData } from './organisation-data.ts';
import { fromEpochDay, parsePlainDate, toEpochDay } from '../time/plain-date.ts';

export interface PlannedName {
  readonly name: string;
  readonly type: string | null;
  /** First and last day of validity, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string | null;
  readonly legalBasis: string;
}

/** A unit as the data wants it, before it has an id. */
export interface PlannedUnit {
  readonly code: string;
  readonly parentCode: string | null;
  readonly kind: 'province' | 'department' | 'commune' | 'one-stop' | 'division' | 'service-centre' | 'vendor';
  readonly functionKey: string | null;
  readonly names: readonly PlannedName[];
  readonly origins: readonly { readonly code: string; readonly name: string; readonly note: string }[];
}

const dayBefore = (day: string): string => fromEpochDay(toEpochDay(parsePlainDate(day)) - 1);

/** Gives each name its last day, the one before the next name starts; a name that does not change is one row. */
function closeNames(names: readonly Omit<PlannedName, 'to'>[]): PlannedName[] {
  const changes = names.filter((name, index) => index === 0 || name.name !== names[index - 1]?.name);
  return changes.map((name, index) => {
    const next = changes[index + 1];
    return { ...name, to: next === undefined ? null : dayBefore(next.from) };
  });
}

function planBodies(data: ProvinceData): PlannedUnit[] {
  return data.bodies.flatMap((body) => {
    const named = (name: string) =>
      closeNames(
        data.bodySuffixes.map((suffix) => ({
          name: `${name} ${suffix.text}`,
          type: null,
          from: suffix.from,
          legalBasis: suffix.legalBasis,
        })),
      );
    const unit: PlannedUnit = {
      code: body.code,
      parentCode: body.parent ?? data.province.code,
      kind: body.kind,
      functionKey: body.key,
      names: named(body.name),
      origins: [],
    };
    // The service centre only takes in and hands over; it settles nothing, so it has no divisions.
    if (body.kind === 'one-stop') return [unit];
    const divisions = data.bodyDivisions.map((division): PlannedUnit => ({
      code: `${body.code}.${division.suffix}`,
      parentCode: body.code,
      kind: 'division',
      functionKey: division.key,
      names: named(`${division.name} - ${body.name}`),
      origins: [],
    }));
    return [unit, ...divisions];
  });
}

function planCommune(commune: CommuneData, data: ProvinceData): PlannedUnit[] {
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const unit: PlannedUnit = {
    code: commune.agencyCode,
    parentCode: data.province.code,
    kind: 'commune',
    functionKey: null,
    names: closeNames(commune.types.map((type) => ({ ...type, name: `${capital(type.type)} ${commune.name}` }))),
    origins: commune.formedFrom,
  };
  const below = data.communeUnits.map((part): PlannedUnit => ({
    code: `${commune.agencyCode}.${part.suffix}`,
    parentCode: commune.agencyCode,
    kind: part.kind,
    functionKey: part.key,
    names: closeNames(
      commune.types.map(({ type, from, legalBasis }) => ({
        name: `${part.names[type]} ${type} ${commune.name}`,
        type: null,
        from,
        legalBasis,
      })),
    ),
    origins: [],
  }));
  return [unit, ...below];
}

/** Every unit of the province, parents before children, from the reference data alone. */
export function planOrganisation(data: ProvinceData, communes: readonly CommuneData[]): PlannedUnit[] {
  const province: PlannedUnit = {
    code: data.province.code,
    parentCode: null,
    kind: 'province',
    functionKey: null,
    names: closeNames(data.province.names),
    origins: [],
  };
  return [province, ...planBodies(data), ...communes.flatMap((commune) => planCommune(commune, data))];
}
