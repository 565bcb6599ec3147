import type { Body } from './bodies.ts';
import type { DemonstrationParts } from './demonstration-share.ts';
import { makeUnitPapers, signingOf, type UnitPapers } from './unit-papers.ts';

/** The papers of the bodies of a space, each printed and signed when it is needed first. */
export class PapersOfBodies {
  readonly #parts: DemonstrationParts;
  readonly #at: Date;
  readonly #made = new Map<string, Promise<UnitPapers>>();

  /** `at`: the day that they bear. */
  constructor(parts: DemonstrationParts, at: Date) {
    this.#parts = parts;
    this.#at = at;
  }

  of(body: Body): Promise<UnitPapers> {
    const { worker, space } = this.#parts;
    const where = { database: worker.databases[space], files: worker.files };
    const made = this.#made.get(body.id) ?? makeUnitPapers(signingOf(this.#parts), where, body, this.#at);
    this.#made.set(body.id, made);
    return made;
  }
}
