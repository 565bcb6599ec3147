import type { RelationOf } from '@dongbo/contract';
import type { DossierProcess, DossierVocabulary } from '@dongbo/contract/procedures';
import type { StaffedStep } from '@dongbo/kernel';
import type { Route } from './route.ts';

/** Procedures of one field that take one way through the province. */
export interface RoutedField {
  readonly field: string;
  readonly route: Route;
  readonly codes: readonly string[];
}

/** A unit in use. */
export interface StaffedUnit {
  readonly id: string;
  readonly kind: string;
  readonly functionKey: string | null;
  readonly parentId: string | null;
}

type Places = Readonly<Record<RelationOf<DossierVocabulary>, readonly StaffedUnit[]>>;

/** Where a process runs, with the units that stand to its dossiers as its steps say. */
interface Way {
  readonly process: string;
  readonly places: Places;
}

/** Units as the routing asks for them. */
class UnitIndex {
  readonly #units: readonly StaffedUnit[];
  readonly #children = new Map<string, StaffedUnit[]>();

  constructor(units: readonly StaffedUnit[]) {
    this.#units = units;
    for (const unit of units) {
      const key = unit.parentId ?? '';
      this.#children.set(key, [...(this.#children.get(key) ?? []), unit]);
    }
  }

  ofKind(kind: string): readonly StaffedUnit[] {
    return this.#units.filter((unit) => unit.kind === kind);
  }

  ofFunction(key: string | null): StaffedUnit | undefined {
    return key === null ? undefined : this.#units.find(({ functionKey }) => functionKey === key);
  }

  below(unit: StaffedUnit, kind: string): readonly StaffedUnit[] {
    return (this.#children.get(unit.id) ?? []).filter((one) => one.kind === kind);
  }

  /** The division that a route names; the unit itself where it has none. */
  division(unit: StaffedUnit, functionKey: string): StaffedUnit {
    return this.below(unit, 'division').find((one) => one.functionKey === functionKey) ?? unit;
  }
}

function waysOf(route: Route, units: UnitIndex): readonly Way[] {
  const { commune, province } = route;
  const communes = units.ofKind('commune');
  const ofCommunes =
    commune === null
      ? []
      : communes.map((unit) => ({
          process: 'commune-default',
          places: {
            'receiving-one-stop': units.below(unit, 'one-stop'),
            'competent-unit': [unit],
            'competent-division': [units.division(unit, commune.division)],
            'committee-office': [unit],
          },
        }));
  const body = units.ofFunction(province?.body ?? null);
  if (province === null || body === undefined) return ofCommunes;
  const office = units.ofFunction(province.committeeOffice);
  const inCommunes = new Set(communes.map(({ id }) => id));
  const places = {
    // Communes take in what the province settles too; who does it there stands with their own.
    'receiving-one-stop': units.ofKind('one-stop').filter(({ parentId }) => !inCommunes.has(parentId ?? '')),
    'competent-unit': [body],
    'competent-division': [units.division(body, province.division)],
    'committee-office': [office ?? body],
  };
  return [...ofCommunes, { process: office === undefined ? 'province-default' : 'province-committee', places }];
}

/** Every step at every unit, each field once. Pure. */
export function stepsOfRoutes(
  fields: readonly RoutedField[],
  allUnits: readonly StaffedUnit[],
  processes: Readonly<Record<string, DossierProcess>>,
): readonly StaffedStep[] {
  const units = new UnitIndex(allUnits);
  return fields.flatMap(({ field, route, codes }) =>
    waysOf(route, units).flatMap(({ process: key, places }) => {
      const definition = processes[key];
      if (definition === undefined) return [];
      const process = { key, name: definition.name };
      return definition.steps.flatMap(({ id, name, actor }) =>
        places[actor.at].map((unit) => ({
          process,
          step: { id, name },
          role: actor.role,
          unitId: unit.id,
          field,
          procedures: codes,
        })),
      );
    }),
  );
}
