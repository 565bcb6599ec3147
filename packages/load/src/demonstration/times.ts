import { dueStateOf, localDate } from '@dongbo/kernel';
import type { Dice } from './dice.ts';
import type { DoneAct, Snapshot } from './snapshot.ts';
import { dueOf, type Limits, type WorkingAxis } from './working-axis.ts';

/** How near an open dossier's due date is. */
export type Urgency = 'overdue' | 'today' | 'soon' | 'later';

export interface Moment {
  readonly now: Date;
  readonly axis: WorkingAxis;
  readonly dice: Dice;
}

const workingDay = 8 * 60;

/** Of a hundred that come on a working day, how many in each hour of it; the last two hours are the evening at home. */
const hours = [
  { hour: 7, weight: 6 },
  { hour: 8, weight: 17 },
  { hour: 9, weight: 18 },
  { hour: 10, weight: 14 },
  { hour: 11, weight: 4 },
  { hour: 13, weight: 11 },
  { hour: 14, weight: 14 },
  { hour: 15, weight: 10 },
  { hour: 16, weight: 5 },
];
const homeHours = [
  ...hours,
  { hour: 12, weight: 4 },
  { hour: 18, weight: 3 },
  { hour: 19, weight: 5 },
  { hour: 20, weight: 6 },
  { hour: 21, weight: 3 },
];

const at = (day: string, hour: number, dice: Dice): Date =>
  new Date(
    `${day}T${String(hour).padStart(2, '0')}:${String(dice.between(0, 59)).padStart(2, '0')}:${String(dice.between(0, 59)).padStart(2, '0')}+07:00`,
  );

/** An hour at which the counter is open, on the working day of an instant. */
export function officeInstant(near: Date, { axis, dice }: Moment): Date {
  const drawn = at(localDate(near), dice.weighted(hours).hour, dice);
  return axis.instant(axis.at(drawn) + dice.next());
}

/** When a citizen sent what was received at an instant: the same morning, the evening before, or days before. */
export function sentBefore(received: Date, { axis, dice }: Moment): Date {
  if (dice.next() < 0.75) return axis.instant(Math.max(1, axis.at(received) - dice.between(6, workingDay)));
  const before = new Date(received.getTime() - dice.between(1, 3) * 86_400_000);
  const sent = at(localDate(before), dice.weighted(homeHours).hour, dice);
  return sent < received ? sent : new Date(received.getTime() - 900_000);
}

/** How much of its time a finished dossier took, 1 being the due date: most are early, some are done on the last day, one in
 * thirty is late. */
export function takenShare(dice: Dice): number {
  const chance = dice.next();
  if (chance < 0.034) return 1.05 + dice.next() * 0.8;
  return chance < 0.15 ? 0.9 + dice.next() * 0.09 : 0.25 + dice.next() * 0.6;
}

/** Weight of the time before each act: the work itself takes longest. */
const lengths: Readonly<Record<string, number>> = {
  assign: 8,
  'send-back': 8,
  write: 45,
  upload: 45,
  forward: 4,
  return: 12,
  present: 12,
  release: 8,
  examine: 12,
  refuse: 12,
  approve: 14,
  issue: 8,
};

/** Instants of the acts between reception and a last instant, in their order; each at least a minute after the one before. */
export function spread(acts: readonly DoneAct[], from: Date, to: Date, { axis, dice }: Moment): Date[] {
  const [start, end] = [axis.at(from), axis.at(to)];
  const weights = acts.map(({ name }) => (name === 'sign' ? 0.2 : (lengths[name] ?? 5)) * (0.6 + dice.next() * 0.8));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  let last = from.getTime();
  return weights.map((weight, index) => {
    passed += weight;
    // The program signs within seconds, whatever the hour; people take a minute at least, of their working time.
    const planned = axis.instant(start + ((end - start) * passed) / total).getTime();
    if (acts[index]?.name === 'sign') last += 4_000;
    else last = planned > last + 61_000 ? planned : axis.instant(axis.at(new Date(last)) + 1.1).getTime();
    return new Date(last);
  });
}

/** Instants of each day from which bodies draw: so many that those of a hundred bodies do not come in the same minute. */
const instantsADay = 20;
/** What is late was due in the last two weeks. */
const mostOverdue = 12 * instantsADay;

/** Receptions of the last weeks by how near their due date is now; made once for each limit. */
export class Receptions {
  readonly #moment: Moment;
  readonly #known = new Map<string, Record<Urgency, Date[]>>();

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  #byUrgency(limits: Limits): Record<Urgency, Date[]> {
    const key = `${limits.limit.unit} ${limits.limit.value}`;
    const known = this.#known.get(key);
    if (known) return known;
    const { now, axis } = this.#moment;
    const found: Record<Urgency, Date[]> = { overdue: [], today: [], soon: [], later: [] };
    for (let back = 0; back < 70; back += 1)
      for (let each = 0; each < instantsADay; each += 1) {
        const day = new Date(now.getTime() - back * 86_400_000);
        const received = officeInstant(axis.instant(axis.at(day)), this.#moment);
        if (received >= now) continue;
        const facts = { calendar: axis.calendar, suspended: false };
        const urgency = dueStateOf(dueOf(limits, axis.calendar, received), now, facts);
        if (urgency === 'suspended' || urgency === 'not-started' || urgency === 'finished') continue;
        // Work that is late is days late, not months.
        if (urgency !== 'overdue' || found.overdue.length < mostOverdue) found[urgency].push(received);
      }
    this.#known.set(key, found);
    return found;
  }

  /** A reception whose due date is as near as wanted, or as near as the limit allows. */
  pick(limits: Limits, wanted: Urgency, dice: Dice): Date {
    const nearest: readonly Urgency[] = [wanted, 'soon', 'today', 'later', 'overdue'];
    const [found] = nearest.flatMap((urgency) => this.find(limits, urgency, dice) ?? []);
    if (found === undefined) throw new Error(`Nothing was received with a limit of ${limits.limit.value}`);
    return found;
  }

  /** A reception whose due date is as near as wanted; null where the limit allows none. */
  find(limits: Limits, wanted: Urgency, dice: Dice): Date | null {
    const list = this.#byUrgency(limits)[wanted];
    // Bodies share these instants; no two dossiers of them shall come in the same second.
    return list.length === 0 ? null : new Date(dice.pick(list).getTime() + dice.between(0, 40) * 1000);
  }
}

/** Working minutes for which an open dossier waits for its head of division, and for what follows the result, at most. */
const longestUnassigned = 2.5 * workingDay;
const longestStill = 2 * workingDay;

/** The instants of one copy's acts, in the order of its snapshot's; null when they do not fit before now. */
export function timesOfOpen(
  { acts, facts }: Snapshot,
  urgency: Urgency,
  moment: Moment,
  receptions: Receptions,
): readonly Date[] | null {
  const { now, axis, dice } = moment;
  const reception = acts.findIndex(({ name }) => name === 'receive' || name === 'take-in');
  if (facts.limit === null || reception === -1) {
    const sent = sentBefore(new Date(now.getTime() - dice.between(2, 90) * 60_000), moment);
    return acts.length === 1 ? [sent] : null;
  }
  const limits = { ...facts, limit: facts.limit };
  const received = receptions.pick(limits, urgency, dice);
  const later = acts.slice(reception + 1);
  const passed = axis.at(now) - axis.at(received);
  // Nobody leaves a dossier unassigned for a week: another reception is drawn.
  if (later.length === 0 && passed > longestUnassigned) return null;
  const still = Math.min(passed * (0.05 + dice.next() * 0.6), longestStill * (0.2 + dice.next()));
  const atWork = later.some(({ name }) => name === 'write' || name === 'upload');
  const lastly = axis.instant(axis.at(now) - (atWork ? still : passed * (0.3 + dice.next() * 0.6)));
  const times = [
    ...(reception === 0 ? [] : [sentBefore(received, moment)]),
    received,
    ...spread(later, received, lastly, moment),
  ];
  return times.every((time) => time < now) ? times : null;
}

/** The instants of a dossier that was received at an instant and taken to its end; null when that is not over yet. */
export function timesOfFinished({ acts, facts }: Snapshot, received: Date, moment: Moment): readonly Date[] | null {
  const { now, axis, dice } = moment;
  const reception = acts.findIndex(({ name }) => name === 'receive' || name === 'take-in');
  if (facts.limit === null || reception === -1) return null;
  const due = dueOf({ ...facts, limit: facts.limit }, axis.calendar, received);
  const budget = Math.max(30, axis.at(due) - axis.at(received));
  const issued = axis.instant(axis.at(received) + budget * takenShare(dice));
  const later = acts.slice(reception + 1);
  const inside = later.filter(({ name }) => name !== 'hand-over');
  const times = [
    ...(reception === 0 ? [] : [sentBefore(received, moment)]),
    received,
    ...spread(inside, received, issued, moment),
  ];
  if (inside.length < later.length) {
    const last = times.at(-1) ?? issued;
    times.push(axis.instant(axis.at(last) + dice.between(15, 2 * workingDay)));
  }
  return times.every((time) => time < now) ? times : null;
}
