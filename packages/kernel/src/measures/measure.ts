import { systemOf, type MeasureUnit, type Space, type SystemName } from '@dongbo/contract';
import type { Kysely } from 'kysely';

/** What a measure is read from. */
export interface MeasureContext<Tables> {
  /** Plain connections, bound to the space. */
  readonly db: Kysely<Tables>;
  readonly space: Space;
  readonly now: Date;
}

export interface MeasuredValue {
  /** Unit of the organisation that the value is of; null: the whole space. */
  readonly unitId: string | null;
  /** In the unit of the measure; a share lies between 0 and 1. */
  readonly value: number;
}

/** A figure by which a system is watched, read when it is asked for: from an index, a small table, or what the database counts
 * anyway, never by going through everything that ever happened. */
export interface Measure {
  /** `system.what-is-measured` */
  readonly name: string;
  readonly system: SystemName;
  readonly unit: MeasureUnit;
  /** Whether it has values of single units; who asks sees those within their reach. */
  readonly byUnit: boolean;
  /** At most one value for each unit and one of the whole space. Nothing where there is nothing to tell: a share of none. */
  readonly read: (context: MeasureContext<unknown>) => Promise<readonly MeasuredValue[]>;
}

interface MeasureParts<Tables> {
  readonly name: string;
  readonly unit: MeasureUnit;
  readonly byUnit: boolean;
  readonly read: (context: MeasureContext<Tables>) => Promise<readonly MeasuredValue[]>;
}

/** Gives a system its own `defineMeasure`.
 * @throws Error when the name is of no system. */
export function measuresOf<Tables>() {
  return function defineMeasure({ name, unit, byUnit, read }: MeasureParts<Tables>): Measure {
    // The system's own type of the database is asserted here.
    return { name, system: systemOf(name), unit, byUnit, read: read as unknown as Measure['read'] };
  };
}

/** One value of the whole space; null: there is nothing to tell. */
export const ofSpace = (value: number | null): readonly MeasuredValue[] =>
  value === null ? [] : [{ unitId: null, value }];
