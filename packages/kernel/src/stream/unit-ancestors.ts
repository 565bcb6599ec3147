import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';

/** Units are made and moved a few times a year. */
const freshForMs = 60_000;

/** Every unit with all units above it and itself, kept in memory: some thousand pairs for a province. */
export class UnitAncestors {
  readonly #db: Kysely<KernelTables>;
  #known = new Map<string, readonly string[]>();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;

  constructor(db: Kysely<KernelTables>) {
    this.#db = db;
  }

  /** Ids of the unit and of all units above it; empty for one that is not known. */
  of(unitId: string): readonly string[] {
    return this.#known.get(unitId) ?? [];
  }

  /** Reads the units anew when what is known is old, or when one of these is missing from it. */
  async refresh(unitIds: readonly string[]): Promise<void> {
    const age = performance.now() - this.#readAt;
    const isMissing = unitIds.some((id) => !this.#known.has(id));
    // A unit that does not exist at all must not cause a reading each time.
    if (age < freshForMs && !(isMissing && age > 1_000)) return;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
  }

  async #read(): Promise<void> {
    const rows = await this.#db.selectFrom('unit_closure').select(['descendant_id', 'ancestor_id']).execute();
    const known = new Map<string, string[]>();
    for (const { descendant_id: unit, ancestor_id: above } of rows) {
      const list = known.get(unit);
      if (list) list.push(above);
      else known.set(unit, [above]);
    }
    this.#known = known;
    this.#readAt = performance.now();
  }
}
