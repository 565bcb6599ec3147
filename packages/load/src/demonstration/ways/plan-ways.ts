import { entryOf, isForMen, ownerFor, standing, type Drawing, type Entry, type Owner } from '../draw-entry.ts';
import type { Snapshot } from '../snapshot.ts';
import { officeInstant, sentBefore, spread, type Moment } from '../times.ts';
import { dueOf, type Limits, type WorkingAxis } from '../working-axis.ts';
import type { Known, Way, WayAct } from './way.ts';
import { ways } from './ways.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const workingDay = 8 * 60;
/** Working minutes for each act between reception and where the way begins. */
const minutesAnAct = 50;

/** The worker looks every hour. */
const mostMinutesLater = 55;

function instantOf({ after }: WayAct, known: Known, { axis, dice }: Moment): Date {
  if (typeof after === 'function')
    return new Date(after(known).getTime() + dice.between(5, mostMinutesLater) * minuteMs);
  return axis.instant(axis.at(known.before.at(-1) ?? known.begun) + dice.between(...after.minutes));
}

const limitsOf = ({ facts: { limit, ...facts } }: Snapshot): Limits | null => limit && { ...facts, limit };

/** When the dossier came in; null where its due date is not as near as the way wants it. */
function receptionFor(snapshot: Snapshot, way: Way, { moment, receptions }: Drawing): Date | null {
  const { axis, dice, now } = moment;
  if (!('due' in way.received)) {
    const day = new Date(now.getTime() - dice.between(...way.received) * dayMs);
    return officeInstant(axis.instant(axis.at(day)), moment);
  }
  const limits = limitsOf(snapshot);
  return limits && receptions.find(limits, dice.pick(way.received.due), dice);
}

/** Instants of the copy's own acts and of the way's; null when they do not fit before now. */
function timesOf(snapshot: Snapshot, way: Way, drawing: Drawing): { times: Date[]; later: Date[] } | null {
  const { moment } = drawing;
  const { axis, now } = moment;
  const { acts } = snapshot;
  const received = receptionFor(snapshot, way, drawing);
  if (received === null) return null;
  const isTakenIn = acts[0]?.name === 'take-in';
  const isReceived = isTakenIn || acts.length > 1;
  const inside = acts.slice(isTakenIn ? 1 : 2);
  const reached = axis.instant(axis.at(received) + minutesAnAct * inside.length);
  const times = [
    ...(isTakenIn ? [] : [sentBefore(received, moment)]),
    ...(isReceived ? [received, ...spread(inside, received, reached, moment)] : []),
  ];
  const begun = isReceived ? reached : received;
  const limits = limitsOf(snapshot);
  const due = !isReceived || limits === null ? null : dueOf(limits, axis.calendar, received);
  const later: Date[] = [];
  for (const act of way.acts) later.push(instantOf(act, { begun, before: later, received, due, axis }, moment));
  const beganInTime = 'due' in way.received || due === null || beginsInTime(due, later[0] ?? reached, { axis, way });
  const isInTime = beganInTime && (way.inTime !== true || due === null || due > now);
  return isInTime && [...times, ...later].every((at) => at < now) ? { times, later } : null;
}

/** Nobody asks for papers, or thinks of refusing, when the due date has come: a working day is left at least, where there ever was one. */
const beginsInTime = (due: Date, at: Date, { axis, way }: { axis: WorkingAxis; way: Way }): boolean =>
  axis.at(at) + (way.from === 'visit' ? 0 : workingDay) <= axis.at(due);

/** What is drawn from: the body's own, or that of another one whose matters come in at its counter; null where there is none. */
function drawingOf(counter: Drawing, { elsewhere }: Way): Drawing | null {
  if (elsewhere === undefined) return counter;
  const other = counter.alsoReceived.find(({ body }) => (body.kind === 'commune') === (elsewhere === 'commune'));
  return other === undefined ? null : { ...counter, ...other };
}

/** One dossier on a way; null where no original can go it. */
function planWay(counter: Drawing, way: Way, account: Owner | null): Entry | null {
  const drawing = drawingOf(counter, way);
  if (drawing === null) return null;
  const { dice, moment } = drawing;
  const able = standing(drawing, way.from).filter(
    ({ snapshot }) =>
      (snapshot.shown.channel === 'ONLINE' || snapshot.shown.inVisit) &&
      !snapshot.shown.byCommittee &&
      snapshot.shown.componentId !== null &&
      (way.isMeant?.(snapshot.shown) ?? true) &&
      (account === null || !isForMen(snapshot, account)),
  );
  if (able.length === 0) return null;
  for (let tries = 0; tries < 40; tries += 1) {
    const { snapshot } = dice.weighted(able);
    const found = timesOf(snapshot, way, drawing);
    if (found === null) continue;
    const entry = entryOf(drawing, snapshot, found.times, account ?? ownerFor(drawing, snapshot));
    const later = way.acts.map(({ go }, index) => ({ at: found.later[index] ?? moment.now, go }));
    return { ...entry, later };
  }
  return null;
}

/** Bodies with officials beyond one of each role, and those where somebody with an account lives: their desks are opened first. */
const isOpenedFirst = ({ account, body }: Drawing): boolean => account !== null || body.officials.specialist.length > 1;

/** Every way's share of a body: one for the citizen with an account who lives there, others as many as are due for its size; where
 * desks are opened first, one at least. */
export function planWays(drawing: Drawing): readonly (Entry | null)[] {
  const { account, count, dice } = drawing;
  return ways.flatMap((way) => {
    const due = way.accounts === 'only' ? 0 : (way.perThousand * count) / 1000;
    const many = Math.floor(due) + (dice.next() < due % 1 ? 1 : 0);
    const own = way.accounts === 'none' || account === null ? [] : [planWay(drawing, way, account)];
    const isWanting = own.length === 0 && way.accounts !== 'only' && isOpenedFirst(drawing);
    return [...own, ...Array.from({ length: Math.max(many, isWanting ? 1 : 0) }, () => planWay(drawing, way, null))];
  });
}
