import { officialsFor, type Body, type CastRole, type Official } from './bodies.ts';
import { createDice, seedOf, type Dice } from './dice.ts';
import { inventFiler, type Filer } from './invented-people.ts';
import type { Snapshot } from './snapshot.ts';
import type { Moment, Receptions } from './times.ts';
import type { Scene } from './ways/way.ts';
import type { WorkingAxis } from './working-axis.ts';

/** A person who files: invented, or a demonstration account. */
export interface Owner extends Filer {
  readonly personId: string;
  /** Of the account; null: an invented person, who has none. */
  readonly username: string | null;
}

/** One act by operations, and when. */
export interface LaterAct {
  readonly at: Date;
  readonly go: (scene: Scene) => Promise<void>;
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
  /** What operations do with the copy after it was written. */
  readonly later: readonly LaterAct[];
}

/** A body that is not the counter's own. */
export interface AlsoReceived {
  readonly body: Body;
  readonly snapshots: readonly Snapshot[];
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
  /** Bodies whose matters come in at this counter too, with the originals of those. */
  readonly alsoReceived: readonly AlsoReceived[];
  /** A demonstration account that lives here and follows dossiers of its own. */
  readonly account: Owner | null;
  /** Numbers of invented people that nobody else has begin here. */
  readonly firstFiler: number;
}

/** What is drawn for a body, one dossier after the other. */
export interface Drawing extends BodyOrder {
  readonly dice: Dice;
  readonly moment: Moment;
  readonly filers: Owner[];
  readonly numbers: { drawn: number };
  readonly ratings: { given: number };
  readonly turn: Map<string, number>;
}

/** A father of a newborn child, as most of them are. */
const mayBeFather = ({ female, bornOn }: Filer, now: Date): boolean => {
  const age = now.getFullYear() - Number(bornOn.slice(0, 4));
  return !female && age >= 22 && age <= 48;
};

/** Who files: somebody new, or one who was here before. */
export function ownerFor(drawing: Drawing, snapshot: Snapshot): Owner {
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
  return { ...filer, personId: filerId(seed, number), username: null };
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

/** An entry for somebody at the unit that settles, with the officials whose turn it is. */
export function entryOf(drawing: Drawing, snapshot: Snapshot, times: readonly Date[], owner: Owner): Entry {
  const { body } = drawing;
  const divisionId = body.divisions[snapshot.shown.division]?.id ?? body.id;
  const people = peopleFor(drawing, divisionId, snapshot.stand);
  return { snapshot, body, divisionId, owner, people, times, later: [] };
}

/** The originals that stand somewhere, as often as they are asked for. */
export const standing = ({ snapshots }: BodyOrder, stand: string): readonly { snapshot: Snapshot; weight: number }[] =>
  snapshots.filter((one) => one.stand === stand).map((snapshot) => ({ snapshot, weight: snapshot.shown.weight }));

/** Only a father files it, by the words of the original. */
export const isForMen = ({ shown }: Snapshot, { female }: Filer): boolean =>
  shown.form === 'birth-registration' && female;
