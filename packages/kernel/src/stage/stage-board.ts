import type { Space, Stage, SystemName } from '@dongbo/contract';

/** A row of `system_stage`, for one of the units that it reaches. */
export interface StageRow {
  readonly system: SystemName;
  /** Null: the default, for every unit without a row of its own or above it. */
  readonly unitId: string | null;
  /** How far above the unit the row stands: 0 for the unit's own. */
  readonly distance: number;
  /** The units above, where the row is the unit's own. */
  readonly above: readonly string[];
  readonly stage: Stage;
  readonly validFrom: Date;
}

const opens = (stage: Stage, space: Space): boolean => stage === 'official' || (stage === 'trial' && space === 'trial');

/** Not in use any more: what was done stays readable. */
const stopped: readonly Stage[] = ['suspended', 'retired'];

/** The nearest unit first, and there the latest change: the first that is valid decides. */
const decisiveFirst = (a: StageRow, b: StageRow): number =>
  a.distance - b.distance || b.validFrom.getTime() - a.validFrom.getTime();

/** The stages of all systems as they were read, with the changes that are planned. Pure: an answer depends on the instant that
 * is asked for. */
export class StageBoard {
  /** By system, then unit; the default under null. */
  readonly #rows = new Map<SystemName, Map<string | null, StageRow[]>>();

  /** The units with rows of their own below a unit: with its own stage, every stage that there is below it. */
  readonly #below = new Map<string, Set<string>>();

  constructor(rows: readonly StageRow[]) {
    for (const { unitId, above } of rows) {
      if (unitId === null) continue;
      for (const unit of above) this.#below.set(unit, (this.#below.get(unit) ?? new Set()).add(unitId));
    }
    for (const row of rows.toSorted(decisiveFirst)) {
      const units = this.#rows.get(row.system) ?? new Map<string | null, StageRow[]>();
      this.#rows.set(row.system, units);
      units.set(row.unitId, [...(units.get(row.unitId) ?? []), row]);
    }
  }

  #stage(system: SystemName, unitId: string | null, at: Date): Stage | undefined {
    return this.#rows
      .get(system)
      ?.get(unitId)
      ?.find(({ validFrom }) => validFrom <= at)?.stage;
  }

  /** The stage of a unit: its own, else that of the nearest unit above it, else the default. What nobody has entered is
   * being prepared; the kernel is in use everywhere. */
  stageOf(system: SystemName, at: Date, unitId: string | null): Stage {
    if (system === 'kernel') return 'official';
    return (
      (unitId === null ? undefined : this.#stage(system, unitId, at)) ?? this.#stage(system, null, at) ?? 'preparing'
    );
  }

  /** Without a unit: whether it is open anywhere. */
  isOpen(system: SystemName, space: Space, at: Date, unitId: string | null): boolean {
    if (opens(this.stageOf(system, at, unitId), space)) return true;
    if (unitId !== null) return false;
    const units = this.#rows.get(system)?.keys() ?? [];
    return [...units].some((unit) => opens(this.stageOf(system, at, unit), space));
  }

  /** Is there anything of the system for somebody who works at the unit: is it open there or in a unit below, or was it
   * stopped there and what it holds can still be read? */
  isMet(system: SystemName, space: Space, at: Date, unitId: string): boolean {
    return [unitId, ...(this.#below.get(unitId) ?? [])].some(
      (unit) => this.isOpen(system, space, at, unit) || stopped.includes(this.stageOf(system, at, unit)),
    );
  }

  /** The first instant after `at` at which a planned change opens it; null when none does. */
  opensAt(system: SystemName, space: Space, at: Date, unitId: string | null): Date | null {
    const units = this.#rows.get(system);
    const rows =
      unitId === null ? [...(units?.values() ?? [])].flat() : [unitId, null].flatMap((of) => units?.get(of) ?? []);
    const changes = rows.map(({ validFrom }) => validFrom).filter((validFrom) => validFrom > at);
    const inOrder = changes.toSorted((a, b) => a.getTime() - b.getTime());
    return inOrder.find((change) => this.isOpen(system, space, change, unitId)) ?? null;
  }
}
