import { officialsFor, type Body, type CastRole, type Official } from './bodies.ts';
import { createDice, seedOf, type Dice } from './dice.ts';
import { inventFiler, type Filer } from './invented-people.ts';
import type { LastAct } from './life.ts';
import type { Snapshot } from './snapshot.ts';
import { officeInstant, timesOfFinished, timesOfOpen, type Moment, type Receptions, type Urgency } from './times.ts';
import type { WorkingAxis } from './working-axis.ts';

/** A person who files: invented, or a demonstration account. */
export interface Owner extends Filer {
  readonly personId: string;
  /** False for an account that is there already. */
  readonly isNew: boolean;
}

/** A copy to be written. */
export interface Entry {
  readonly snapshot: Snapshot;
  readonly body: Body;
  readonly divisionId: string;
  readonly owner: Owner;
  readonly people: Readonly<Record<CastRole, Official>>;
  /** One instant for each act of the snapshot. */
  readonly times: readonly Date[];
  /** Acts that operations do after the copy was written, with their instants. */
  readonly ending: readonly { readonly name: LastAct; readonly at: Date }[];
}

export interface BodyOrder {
  readonly body: Body;
  readonly index: number;
  readonly count: number;
  readonly seed: number;
  /** Of invented people: the same in both spaces. */
  readonly peopleSeed: number;
  readonly now: Date;
  readonly axis: WorkingAxis;
  readonly receptions: Receptions;
  readonly snapshots: readonly Snapshot[];
  /** A demonstration account that lives here and follows dossiers of its own. */
  readonly account: Owner | null;
  /** Numbers of invented people that nobody else has begin here. */
  readonly firstFiler: number;
}

/** Where open dossiers stand, the most needed first: a space with few has those. */
const stands = [
  'reception',
  'processing',
  'approval',
  'assignment',
  'handover',
  'review',
  'issuing',
  'reception',
  'written',
  'processing',
  'handover',
  'returned',
] as const;
/** A body has one of each for every so many dossiers. */
const dossiersARound = 40;
const detours = ['refused', 'sent-back', 'returned'] as const;

const urgencies: readonly { readonly urgency: Urgency; readonly weight: number }[] = [
  { urgency: 'overdue', weight: 11 },
  { urgency: 'today', weight: 15 },
  { urgency: 'soon', weight: 26 },
  { urgency: 'later', weight: 48 },
];

/** Two days in five of a year's working days, counted back from today: four months. */
const historyDays = 84;
const workingDay = 8 * 60;
/** Monday is the busiest day. */
const weekdays = [0, 1, 0.9, 0.82, 0.78, 0.72, 0.5];

interface Drawing extends BodyOrder {
  readonly dice: Dice;
  readonly moment: Moment;
  readonly filers: Owner[];
  readonly numbers: { drawn: number };
  readonly turn: Map<string, number>;
}

/** A father of a newborn child, as most of them are. */
const mayBeFather = ({ female, bornOn }: Filer, now: Date): boolean => {
  const age = now.getFullYear() - Number(bornOn.slice(0, 4));
  return !female && age >= 22 && age <= 48;
};

function ownerFor(drawing: Drawing, snapshot: Snapshot): Owner {
  const { dice, filers, now } = drawing;
  const isFather = snapshot.shown.form === 'birth-registration';
  const known = filers.filter((filer) => !isFather || mayBeFather(filer, now));
  if (known.length > 3 && dice.next() < 0.18) return dice.pick(known);
  let owner = nextFiler(drawing, isFather);
  while (isFather && !mayBeFather(owner, now)) owner = nextFiler(drawing, isFather);
  filers.push(owner);
  return owner;
}

/** The next of the people whose numbers the body has. */
function nextFiler({ numbers, firstFiler, peopleSeed: seed }: Drawing, isFather: boolean): Owner {
  const number = firstFiler + numbers.drawn;
  numbers.drawn += 1;
  const own = createDice(seedOf(seed, `filer ${number}`));
  const filer = isFather ? inventFiler(number, own, false) : inventFiler(number, own);
  return { ...filer, personId: filerId(seed, number), isNew: true };
}

/** The id of an invented person; it names no moment, so that both spaces and every day give the same. */
function filerId(seed: number, number: number): string {
  const dice = createDice(seedOf(seed, `person ${number}`));
  const hex = (): string =>
    Math.floor(dice.next() * 2 ** 24)
      .toString(16)
      .padStart(6, '0');
  return `01980000-0000-7${hex().slice(3)}-8${hex().slice(3)}-${hex()}${hex()}`;
}

/** Stands at which a specialist has the dossier. */
const withSpecialist: ReadonlySet<string> = new Set(['processing', 'written', 'returned', 'refused']);

/** Officials in turn, so that everybody has something to do. */
function peopleFor({ body, turn, dice }: Drawing, divisionId: string, stand: string): Entry['people'] {
  const kind = withSpecialist.has(stand) ? 'in hand' : stand;
  const one = (role: CastRole): Official => {
    const able = officialsFor(body, role, divisionId);
    const own = able.filter(({ unitId }) => unitId === divisionId && unitId !== body.id);
    const key = `${role} ${kind}`;
    const index = turn.get(key) ?? dice.between(0, 7);
    turn.set(key, index + 1);
    // Whoever belongs to the division alone has nothing else to do.
    const found =
      own[0] !== undefined && role !== 'head' ? own[index % own.length] : able[index % Math.max(1, able.length)];
    if (found === undefined) throw new Error(`${body.code} has nobody for ${role}`);
    return found;
  };
  const [counter, head, specialist] = [one('counter'), one('head'), one('specialist')];
  return { counter, head, specialist, leader: one('leader'), clerk: one('clerk') };
}

function entryOf(drawing: Drawing, snapshot: Snapshot, times: readonly Date[], owner: Owner): Entry {
  const { body } = drawing;
  const divisionId = body.divisions[snapshot.shown.division]?.id ?? body.id;
  const people = peopleFor(drawing, divisionId, snapshot.stand);
  return { snapshot, body, divisionId, owner, people, times, ending: [] };
}

const standing = ({ snapshots }: BodyOrder, stand: string): readonly { snapshot: Snapshot; weight: number }[] =>
  snapshots.filter((one) => one.stand === stand).map((snapshot) => ({ snapshot, weight: snapshot.shown.weight }));

function planOpen(
  drawing: Drawing,
  stand: string,
  account: Owner | null,
  isMeant: (shown: Snapshot['shown']) => boolean = () => true,
): Entry | null {
  const { dice, moment, receptions } = drawing;
  const able = standing(drawing, stand).filter(
    ({ snapshot }) =>
      isMeant(snapshot.shown) &&
      (account === null || (snapshot.shown.channel === 'ONLINE' && !isForMen(snapshot, account))),
  );
  if (able.length === 0) return null;
  for (let tries = 0; tries < 30; tries += 1) {
    const { snapshot } = dice.weighted(able);
    const { urgency } = dice.weighted(urgencies);
    const times = timesOfOpen(snapshot, urgency, moment, receptions);
    if (times !== null) return entryOf(drawing, snapshot, times, account ?? ownerFor(drawing, snapshot));
  }
  return null;
}

const isForMen = ({ shown }: Snapshot, { female }: Filer): boolean => shown.form === 'birth-registration' && female;

function receptionDay({ moment, dice }: Drawing): Date {
  const { axis, now } = moment;
  for (;;) {
    const day = axis.instant(axis.at(now) - dice.next() * historyDays * workingDay);
    const weekday = new Date(day.getTime() + 7 * 3_600_000).getUTCDay();
    if (dice.next() < (weekdays[weekday] ?? 1)) return officeInstant(day, moment);
  }
}

/** What is done with a copied dossier by operations themselves, so that its result is printed and signed for it alone. */
const lastActs: readonly LastAct[] = ['sign', 'issue', 'hand-over'];

function planFinished(drawing: Drawing, account: Owner | null): Entry | null {
  const { dice, moment } = drawing;
  const isOwn = account !== null;
  const able = standing(drawing, isOwn ? 'signing' : 'done').filter(
    ({ snapshot }) => account === null || !isForMen(snapshot, account),
  );
  if (able.length === 0) return null;
  for (let tries = 0; tries < 20; tries += 1) {
    const { snapshot } = dice.weighted(able);
    const acts = isOwn ? [...snapshot.acts, ...lastActs.map((name) => ({ name, at: moment.now }))] : snapshot.acts;
    const times = timesOfFinished({ ...snapshot, acts }, receptionDay(drawing), moment);
    if (times === null) continue;
    const entry = entryOf(
      drawing,
      snapshot,
      times.slice(0, snapshot.acts.length),
      account ?? ownerFor(drawing, snapshot),
    );
    const ending = isOwn
      ? lastActs.map((name, index) => ({ name, at: times[snapshot.acts.length + index] ?? moment.now }))
      : [];
    return { ...entry, ending };
  }
  return null;
}

const divisionStands = ['assignment', 'processing', 'written', 'review'] as const;

const committeeStands = ['processing', 'release', 'examination', 'approval', 'issuing'] as const;

/** Function keys of the divisions that have officials of their own. */
const staffedDivisions = ({ divisions, officials }: Body): string[] =>
  Object.entries(divisions)
    .filter(([, { id }]) => officials.head.some(({ unitId }) => unitId === id))
    .map(([key]) => key);

const accountStands = ['reception', 'processing', 'approval', 'handover'] as const;
const accountFinished = 4;

/** Draws everything that a body has: open dossiers at every step first, its finished ones for the rest. In the order of
 * submission. */
export function planBody(order: BodyOrder): readonly Entry[] {
  const dice = createDice(seedOf(order.seed, order.body.code));
  const moment = { now: order.now, axis: order.axis, dice };
  const drawing = { ...order, dice, moment, filers: [], numbers: { drawn: 0 }, turn: new Map() };
  const rounds = Math.max(1, Math.round(order.count / dossiersARound));
  const all = Array.from({ length: rounds }, () => [...stands, dice.pick(detours)]).flat();
  const open = all.slice(0, Math.max(1, Math.ceil(order.count * 0.7)));
  const hasOwn = order.snapshots.some(({ shown }) => !shown.byCommittee);
  const entries = open.map((stand) => planOpen(drawing, stand, null, ({ byCommittee }) => byCommittee !== hasOwn));
  for (const division of staffedDivisions(order.body))
    entries.push(
      ...divisionStands.map((stand) => planOpen(drawing, stand, null, (shown) => shown.division === division)),
    );
  // So that each desk on the way to the committee of the province has some of every body.
  entries.push(...committeeStands.map((stand) => planOpen(drawing, stand, null, ({ byCommittee }) => byCommittee)));
  if (order.account !== null) {
    entries.push(...accountStands.map((stand) => planOpen(drawing, stand, order.account)));
    for (let index = 0; index < accountFinished; index += 1) entries.push(planFinished(drawing, order.account));
  }
  const found = entries.filter((entry) => entry !== null);
  for (let left = order.count - found.length; left > 0; left -= 1) {
    const entry = planFinished(drawing, null);
    if (entry !== null) found.push(entry);
  }
  return found.toSorted((one, other) => (one.times[0]?.getTime() ?? 0) - (other.times[0]?.getTime() ?? 0));
}
