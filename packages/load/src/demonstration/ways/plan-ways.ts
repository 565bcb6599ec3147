import { entryOf, isForMen, ownerFor, standing, type Drawing, type Entry, type Owner } from '../draw-entry.ts';
import type { Snapshot } from '../snapshot.ts';
import { officeInstant, sentBefore, spread, type Moment } from '../times.ts';
import { dueOf, type WorkingAxis } from '../working-axis.ts';
import type { Way, WayAct } from './way.ts';
import { ways } from './ways.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const workingDay = 8 * 60;
/** Working minutes for each act between reception and where the way begins. */
const minutesAnAct = 50;

/** The worker looks every hour. */
const mostMinutesLater = 55;

/** `begun`: when the way could begin. */
function instantOf({ after }: WayAct, begun: Date, before: readonly Date[], { axis, dice }: Moment): Date {
  if (typeof after === 'function')
    return new Date(after(before, axis.calendar).getTime() + dice.between(5, mostMinutesLater) * minuteMs);
  return axis.instant(axis.at(before.at(-1) ?? begun) + dice.between(...after.minutes));
}

/** Instants of the copy's own acts and of the way's; null when they do not fit before now. */
function timesOf({ acts, facts }: Snapshot, way: Way, moment: Moment): { times: Date[]; later: Date[] } | null {
  const { axis, dice, now } = moment;
  const day = new Date(now.getTime() - dice.between(...way.received) * dayMs);
  const received = officeInstant(axis.instant(axis.at(day)), moment);
  const [, ...after] = acts;
  const inside = after.slice(1);
  const reached = axis.instant(axis.at(received) + minutesAnAct * inside.length);
  const times = [
    sentBefore(received, moment),
    ...(after.length === 0 ? [] : [received, ...spread(inside, received, reached, moment)]),
  ];
  const begun = after.length === 0 ? received : reached;
  const later: Date[] = [];
  for (const act of way.acts) later.push(instantOf(act, begun, later, moment));
  const isInTime = after.length === 0 || beginsInTime(facts, received, later[0] ?? reached, axis);
  return isInTime && [...times, ...later].every((at) => at < now) ? { times, later } : null;
}

/** Nobody asks for papers, or thinks of refusing, when the due date has come: a working day is left at least. */
function beginsInTime({ limit, ...facts }: Snapshot['facts'], received: Date, at: Date, axis: WorkingAxis): boolean {
  return limit === null || axis.at(at) + workingDay <= axis.at(dueOf({ ...facts, limit }, axis.calendar, received));
}

/** One dossier on a way; null where no original can go it. */
function planWay(drawing: Drawing, way: Way, account: Owner | null): Entry | null {
  const { dice, moment } = drawing;
  const able = standing(drawing, way.from).filter(
    ({ snapshot }) =>
      snapshot.shown.channel === 'ONLINE' &&
      !snapshot.shown.byCommittee &&
      snapshot.shown.componentId !== null &&
      (account === null || !isForMen(snapshot, account)),
  );
  if (able.length === 0) return null;
  for (let tries = 0; tries < 40; tries += 1) {
    const { snapshot } = dice.weighted(able);
    const found = timesOf(snapshot, way, moment);
    if (found === null) continue;
    const entry = entryOf(drawing, snapshot, found.times, account ?? ownerFor(drawing, snapshot));
    const later = way.acts.map(({ go }, index) => ({ at: found.later[index] ?? moment.now, go }));
    return { ...entry, later };
  }
  return null;
}

/** Every way's share of a body: as many as are due for its size, and one for the citizen with an account who lives there. */
export function planWays(drawing: Drawing): readonly (Entry | null)[] {
  const { account, count, dice } = drawing;
  return ways.flatMap((way) => {
    const due = way.accounts === 'only' ? 0 : (way.perThousand * count) / 1000;
    const many = Math.floor(due) + (dice.next() < due % 1 ? 1 : 0);
    const own = way.accounts === 'none' || account === null ? [] : [planWay(drawing, way, account)];
    return [...own, ...Array.from({ length: many }, () => planWay(drawing, way, null))];
  });
}
