import { dueAt, workingMinutesBetween, type Calendar } from '@dongbo/kernel';

/** Working minutes that a step takes, by what was measured; null: it was passed too rarely. */
export type PaceOf = (stepId: string) => number | null;

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** A step that was passed, with the pauses that lie within it; no two of them overlap. */
export interface Passed extends Span {
  readonly pauses: readonly Span[];
}

/** Working minutes that a step took while the time ran: who waits for the owner does not work slowly. Pure. */
export const minutesOfPassage = ({ from, to, pauses }: Passed, calendar: Calendar): number =>
  pauses.reduce(
    (left, pause) => left - workingMinutesBetween(calendar, pause.from, pause.to),
    workingMinutesBetween(calendar, from, to),
  );

export interface Standing {
  /** The steps of the process on which time is spent, in their order. */
  readonly steps: readonly string[];
  readonly stepId: string;
  /** Working minutes since the step began. */
  readonly spent: number;
}

/** Working minutes that the step at hand will still take: its pace without what was spent; one that takes longer than usual may end
 * at any moment. Pure. */
export const leftOfStep = (pace: number, spent: number): number => Math.max(0, pace - spent);

/** Working minutes until a dossier ends: the rest of its step and the steps behind it; null where the pace of one of them is not
 * known. A dossier at a step that takes none of the time needs none. Pure. */
export function minutesLeft({ steps, stepId, spent }: Standing, paceOf: PaceOf): number | null {
  const at = steps.indexOf(stepId);
  if (at < 0) return 0;
  let left = 0;
  for (const [index, step] of steps.slice(at).entries()) {
    const pace = paceOf(step);
    if (pace === null) return null;
    left += index === 0 ? leftOfStep(pace, spent) : pace;
  }
  return left;
}

/** The instant after so many working minutes. Pure. */
export function afterWorking(calendar: Calendar, now: Date, minutes: number): Date {
  if (minutes <= 0) return now;
  const limit = { unit: 'working-hour', value: minutes / 60 } as const;
  // A limit in working hours without pauses always has an end.
  return dueAt({ calendar, receivedAt: now, limit, suspensions: [], policy: 'shift' }) ?? now;
}

/** A person among whom work is shared, with working minutes. */
export interface Room {
  readonly personId: string;
  readonly here: number;
  readonly needed: number;
}

export interface Threatened {
  readonly dossierId: string;
  /** Who has it now; null: nobody. */
  readonly holderId: string | null;
  /** Working minutes that its step will take whoever gets it. */
  readonly minutes: number;
  /** Who may take it. */
  readonly able: readonly string[];
}

/** For each dossier that will be late the person with most room, in the order of the dossiers, each proposal taking of that person's room.
 * Nobody is proposed who has too little room for it, or less than who has it now would have without it. Pure. */
export function proposeFor(threatened: readonly Threatened[], people: readonly Room[]): ReadonlyMap<string, string> {
  const room = new Map(people.map(({ personId, here, needed }) => [personId, here - needed]));
  const proposed = new Map<string, string>();
  for (const { dossierId, holderId, minutes, able } of threatened) {
    const withoutIt = holderId === null ? Number.NEGATIVE_INFINITY : (room.get(holderId) ?? 0) + minutes;
    const [best] = able
      .filter((personId) => personId !== holderId && (room.get(personId) ?? 0) >= minutes)
      .toSorted((a, b) => (room.get(b) ?? 0) - (room.get(a) ?? 0) || a.localeCompare(b));
    if (best === undefined || (room.get(best) ?? 0) <= withoutIt) continue;
    proposed.set(dossierId, best);
    room.set(best, (room.get(best) ?? 0) - minutes);
    if (holderId !== null) room.set(holderId, withoutIt);
  }
  return proposed;
}
