import type { Unit } from '@dongbo/contract';

/** A one-stop unit under the name that people know. */
export interface OneStopPlace {
  readonly unit: Unit;
  readonly label: string;
}

/** One-stop units under the names of their communes. At the province's centre no commune stands behind the counter: it has its
 * own name, and is left out where only communes are asked for. */
export function oneStopPlaces(
  oneStops: readonly Unit[],
  communes: readonly Unit[],
  { only }: { readonly only?: 'communes' } = {},
): OneStopPlace[] {
  const names = new Map(communes.map(({ id, name }) => [id, name]));
  return oneStops.flatMap((unit) => {
    const commune = unit.parentId === null ? undefined : names.get(unit.parentId);
    if (commune !== undefined) return [{ unit, label: commune }];
    return only === 'communes' ? [] : [{ unit, label: unit.name }];
  });
}
