/** A grant as rules see it: what it lets do, where, for which field and how long. */
export interface Holding {
  /** Names of operations. */
  readonly permissions: readonly string[];
  /** Names of operations that may be passed on without being held. */
  readonly passesOn: readonly string[];
  readonly unitId: string;
  /** The unit and everything above it. */
  readonly ancestors: readonly string[];
  /** Null: every field of procedures. */
  readonly field: string | null;
  readonly validFrom: Date;
  /** The first instant at which it no longer stands; null: without end. */
  readonly validTo: Date | null;
}

/** Does the first end no earlier than the second? */
const lastsAsLong = (a: Date | null, b: Date | null): boolean => a === null || (b !== null && a >= b);

/** Does one grant reach everything that the other does: every unit, field and instant of it? Pure. */
export const spans = (wide: Holding, narrow: Holding): boolean =>
  narrow.ancestors.includes(wide.unitId) &&
  (wide.field === null || wide.field === narrow.field) &&
  wide.validFrom <= narrow.validFrom &&
  lastsAsLong(wide.validTo, narrow.validTo);

/** Do two grants meet in a unit, a field and an instant? Pure. */
export const meet = (a: Holding, b: Holding): boolean =>
  (a.ancestors.includes(b.unitId) || b.ancestors.includes(a.unitId)) &&
  (a.field === null || b.field === null || a.field === b.field) &&
  (a.validTo === null || b.validFrom < a.validTo) &&
  (b.validTo === null || a.validFrom < b.validTo);

/** What of a grant its giver may not give: names of operations, sorted, for which no single grant of the giver holds or passes on the
 * operation everywhere, for every field and as long as it is to be given. Empty: all of it may be given. Pure. */
export function beyondGiver(giver: readonly Holding[], wanted: Holding): string[] {
  const spanning = giver.filter((held) => spans(held, wanted));
  const given = new Set(spanning.flatMap(({ permissions, passesOn }) => [...permissions, ...passesOn]));
  return [...new Set([...wanted.permissions, ...wanted.passesOn])].filter((name) => !given.has(name)).toSorted();
}
