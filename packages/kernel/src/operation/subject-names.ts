import type { Kysely } from 'kysely';

/** How people call the things of one system, for a reader who knows no ids: the auditor. */
export interface SubjectNames {
  /** The codes of things by their ids; ids that are none of this system's are left out. */
  codes(db: Kysely<unknown>, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The thing with this code, written in any usual way; null: none has it. */
  find(db: Kysely<unknown>, code: string): Promise<string | null>;
}

/** Gives a system its own `SubjectNames`, bound to the tables it may name. */
export function subjectNamesOf<Tables>() {
  return (names: {
    codes(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
    find(db: Kysely<Tables>, code: string): Promise<string | null>;
  }): SubjectNames => names as unknown as SubjectNames;
}
