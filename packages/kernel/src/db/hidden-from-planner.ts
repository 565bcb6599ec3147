import { sql, type RawBuilder } from 'kysely';

/** A parameter of a prepared statement whose value the planner does not look at. Where it does, PostgreSQL expects less work
 * for the known array or bounds than for any, and plans the statement anew at every call, which costs more than running it. */
export const hiddenFromPlanner = <T>(value: RawBuilder<T>): RawBuilder<T> => sql<T>`(select ${value})`;
