import type { Kysely } from 'kysely';
import type { Actor } from '../identity/actor.ts';

/** What a stream has to know of a subject before it tells somebody that it changed. */
export interface SubjectNow {
  readonly version: number;
  /** May this person read the subject now? */
  maySee(actor: Actor): boolean;
}

/** Reads the subjects of one system by their ids, in one statement; ids that are none of its own are left out. */
export type ReadSubjects<Tables = unknown> = (
  db: Kysely<Tables>,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, SubjectNow>>;

/** Gives a system its own `defineSubjects`, bound to the tables it may name. */
export function subjectsOf<Tables>() {
  // A system's tables lie in the same search path.
  return (read: ReadSubjects<Tables>): ReadSubjects => read as unknown as ReadSubjects;
}
