import type { Body } from './bodies.ts';
import { askedAgain } from './demonstrated-procedures.ts';
import { createDice, seedOf } from './dice.ts';
import {
  entryOf,
  isForMen,
  ownerFor,
  standing,
  type BodyOrder,
  type Drawing,
  type Entry,
  type LaterAct,
  type Owner,
} from './draw-entry.ts';
import { finish, type LastAct } from './life.ts';
import type { Snapshot } from './snapshot.ts';
import { officeInstant, timesOfFinished, timesOfOpen, type Moment, type Urgency } from './times.ts';
import { planWays } from './ways/plan-ways.ts';
import { rate, satisfaction } from './rate.ts';

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

const lastOf = (times: readonly Date[], { now }: Moment): readonly LaterAct[] =>
  lastActs.map((name, index) => ({
    at: times[index] ?? now,
    go: (scene) => finish(scene.stage, name, scene.life, { cast: scene.cast }),
  }));

/** What its owner says of how it was settled, some hours after they had the result; one in four says nothing. */
function ratedAt(times: readonly Date[], { dice, moment: { now }, ratings }: Drawing): readonly LaterAct[] {
  const at = new Date((times.at(-1) ?? now).getTime() + dice.between(20, 2_000) * 60_000);
  const rating = satisfaction[ratings.given % satisfaction.length];
  ratings.given += 1;
  return rating === undefined || rating === null || at >= now ? [] : [{ at, go: (scene) => rate(scene, rating) }];
}

function planFinished(
  drawing: Drawing,
  account: Owner | null,
  isMeant: (shown: Snapshot['shown']) => boolean = () => true,
): Entry | null {
  const { dice, moment } = drawing;
  const isOwn = account !== null;
  const able = standing(drawing, isOwn ? 'signing' : 'done').filter(
    ({ snapshot }) => isMeant(snapshot.shown) && (account === null || !isForMen(snapshot, account)),
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
    return {
      ...entry,
      later: isOwn ? [...lastOf(times.slice(snapshot.acts.length), moment), ...ratedAt(times, drawing)] : [],
    };
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
  const drawing = { ...order, dice, moment, filers: [], numbers: { drawn: 0 }, ratings: { given: 0 }, turn: new Map() };
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
    // What is offered to them again.
    entries.push(planFinished(drawing, order.account, ({ code }) => code === askedAgain.code));
    for (let index = 1; index < accountFinished; index += 1) entries.push(planFinished(drawing, order.account));
  }
  entries.push(...planWays(drawing));
  const found = entries.filter((entry) => entry !== null);
  for (let left = order.count - found.length; left > 0; left -= 1) {
    // Where nothing is finished, because nobody prints results there, more is open.
    const entry = planFinished(drawing, null) ?? planOpen(drawing, dice.pick(stands), null);
    if (entry !== null) found.push(entry);
  }
  return found.toSorted((one, other) => (one.times[0]?.getTime() ?? 0) - (other.times[0]?.getTime() ?? 0));
}
