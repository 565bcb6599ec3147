import type { Kysely } from 'kysely';
import type { KernelTables } from '../db/tables.ts';
import { readAllAncestors } from '../organisation/unit-tree.ts';

/** Units are made and moved a few times a year. */
const freshForMs = 60_000;

/** Every unit with all units above it and itself, kept in memory: some thousand pairs for a province. */
export class UnitAncestors {
  readonly #db: Kysely<KernelTables>;
  #known: ReadonlyMap<string, readonly string[]> = new Map();
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
    this.#known = await readAllAncestors(this.#db);
    this.#readAt = performance.now();
  }
}
