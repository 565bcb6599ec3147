import { localDate, type Actor, type FileStore } from '@dongbo/kernel';
import { clockStartOn } from '@dongbo/procedures';
import type { Account } from './accounts.ts';
import { castRoles, filedAtCounterOf, playersOf, type Body, type Official } from './bodies.ts';
import type { Shown } from './demonstrated-procedures.ts';
import type { DemonstrationParts } from './demonstration-share.ts';
import type { HandedPapers } from './handed-papers.ts';
import { begin, goOn, type ActName, type Cast, type Life, type LifeOrder } from './life.ts';
import type { OwnerPool } from '../owner-pool.ts';
import { inOneTransaction, rehearsalOn } from './rehearsal.ts';
import { createScratchFiles } from './scratch-files.ts';
import { takeSnapshot, type DoneAct, type Snapshot, type Surroundings } from './snapshot.ts';
import { actorOf, createStage } from './stage.ts';
import { keepBytes, printSheet, signingOf } from './unit-papers.ts';

/** A life that operations live, and the acts after which it is copied, each with the name of where it stands then. */
interface Script {
  readonly acts: readonly ActName[];
  readonly stands: Readonly<Record<number, string>>;
}

const online: readonly ActName[] = ['submit', 'receive'];
const ending: readonly ActName[] = ['upload', 'forward', 'present', 'approve', 'sign', 'issue', 'hand-over'];

/** The straight way to a written result, with one return by the head on the way. */
const written: Script = {
  acts: [...online, 'assign', 'write', 'forward', 'return', 'forward', 'present', 'approve'],
  stands: {
    1: 'reception',
    2: 'assignment',
    3: 'processing',
    4: 'written',
    5: 'review',
    6: 'returned',
    8: 'approval',
    9: 'signing',
  },
};
const finished: Script = {
  acts: [...online, 'assign', ...ending],
  stands: { 8: 'issuing', 9: 'handover', 10: 'done' },
};
const onPaper: Script = {
  acts: ['take-in', 'assign', ...ending],
  stands: { 1: 'assignment', 2: 'processing', 4: 'review', 5: 'approval', 7: 'issuing', 8: 'handover', 9: 'done' },
};
const refused: Script = {
  acts: [...online, 'assign', 'write', 'forward', 'present', 'refuse'],
  stands: { 7: 'refused' },
};
/** What the committee of the province decides: released by the body's leader, examined in the committee's office. */
const toCommittee: readonly ActName[] = [
  'forward',
  'present',
  'release',
  'examine',
  'approve',
  'sign',
  'issue',
  'hand-over',
];
const ofCommittee: Script = {
  acts: [...online, 'assign', 'upload', ...toCommittee],
  stands: {
    2: 'assignment',
    3: 'processing',
    5: 'review',
    6: 'release',
    7: 'examination',
    8: 'approval',
    10: 'issuing',
    11: 'handover',
    12: 'done',
  },
};
const ofCommitteeOnPaper: Script = {
  acts: ['take-in', 'assign', 'upload', ...toCommittee],
  stands: { 2: 'processing', 5: 'release', 6: 'examination', 7: 'approval', 9: 'issuing', 10: 'handover', 11: 'done' },
};
/** Received at the counter of another commune, and sent on to the body that settles it. Online only what a body of the province settles
 * comes in there. */
const filedElsewhere = ({ body }: Shown): Script =>
  body === null ? { acts: ['take-in'], stands: { 1: 'on-its-way' } } : { acts: online, stands: { 2: 'on-its-way' } };
/** At the counter, with the counter. */
const inOneVisit: Script = { acts: ['take-in'], stands: { 1: 'visit' } };
const sentBack: Script = { acts: [...online, 'send-back'], stands: { 3: 'sent-back' } };

/** Every procedure is lived through once to a written and once to an uploaded result; the detours only by a few. */
function scriptsOf({ channel, byCommittee, inVisit }: Shown, index: number): readonly Script[] {
  if (inVisit) return [inOneVisit];
  if (byCommittee) return [channel === 'DIRECT' ? ofCommitteeOnPaper : ofCommittee];
  if (channel === 'DIRECT') return [onPaper];
  return [written, finished, ...(index % 6 === 0 ? [refused] : []), ...(index % 6 === 3 ? [sentBack] : [])];
}

const dayMs = 86_400_000;

/** An original's acts lie on days of their own at times of day of their own, so that each instant and each day in its rows
 * says which act it belongs to. */
const originalInstant = (now: Date, index: number): Date => {
  const morning = Date.parse(`${localDate(new Date(now.getTime() - (45 - index) * dayMs))}T08:00:00+07:00`);
  return new Date(morning + index * 61_000);
};

interface Setting {
  readonly parts: DemonstrationParts;
  readonly pool: OwnerPool;
  readonly body: Body;
  readonly shown: Shown;
  /** Who files: a man, for the registration of births asks for a father. */
  readonly filer: Account;
  readonly handed: HandedPapers;
  /** The sheet of a body. */
  readonly printed: (body: Body) => Promise<Uint8Array>;
}

/** Everything that a life is lived with: who plays, at what unit, with which papers. */
async function arrange(
  { parts, body, shown, filer, handed, printed }: Setting,
  files: FileStore,
): Promise<{ order: LifeOrder; around: Surroundings }> {
  const { now, space, worker } = parts;
  const divisionId = body.divisions[shown.division]?.id ?? body.id;
  const people = playersOf(body, divisionId);
  const actor = async (username: string): Promise<Actor> => await actorOf(worker.databases[space], username, now);
  const cast: Cast = {
    citizen: await actor(filer.username),
    counter: await actor(people.counter.username),
    head: await actor(people.head.username),
    specialist: await actor(people.specialist.username),
    leader: await actor(people.leader.username),
    clerk: await actor(people.clerk.username),
  };
  const above = shown.byCommittee ? body.committee : null;
  const committee = above && {
    head: await actor(above.head.username),
    chair: await actor(above.chair.username),
    clerk: await actor(above.clerk.username),
  };
  // Told apart by their names where they are replaced in copies.
  const stay = above === null ? [] : [above.head, above.chair, above.clerk];
  const isMistaken = ({ id, name }: Official): boolean =>
    name === filer.owner.name || stay.some((one) => one.name === name && one.id !== id);
  if (castRoles.some((role) => isMistaken(people[role])))
    throw new Error(`An official of ${body.code} has the name of somebody else who plays`);
  const sheet = await keepBytes(files, await printed(body));
  const childBornOn = localDate(new Date(originalInstant(now, 0).getTime() - 60 * dayMs));
  const { owner } = filer;
  const order = {
    shown,
    committee,
    receivingUnitId: body.oneStop.id,
    competentUnitId: body.id,
    cast,
    filer: owner,
    handed,
    sheet,
    childBornOn,
  };
  const around = { body, divisionId, personId: owner.personId, filer: owner, cast: people, sheet };
  return { order, around };
}

/** The sheet of an original is told apart by its size, among other things, where it is replaced in copies. Nobody opens it. */
function withOwnSize(sheet: Uint8Array, { sizes }: HandedPapers): Uint8Array {
  let bytes = sheet;
  while (sizes.has(bytes.length)) bytes = Buffer.concat([bytes, Buffer.from('\n')]);
  return bytes;
}

/** Where a life stands, and the scripts that it may still follow. */
interface Chapter {
  readonly life: Life | null;
  readonly acts: readonly DoneAct[];
  readonly scripts: readonly Script[];
}

/** Lives the lives of one procedure and takes snapshots wherever their scripts say so. What they have in common is lived once:
 * where they part, each goes on from a savepoint. */
async function live(setting: Setting, scripts: readonly Script[]): Promise<Snapshot[]> {
  const { parts, pool, shown } = setting;
  return await inOneTransaction(pool, false, async (client) => {
    const files = createScratchFiles();
    const stage = createStage(parts, { database: rehearsalOn(parts.space, client), files });
    const { order, around } = await arrange(setting, files);
    const snapshots: Snapshot[] = [];
    const goOnBy = async (name: ActName, { life, acts, scripts: able }: Chapter): Promise<void> => {
      const at = originalInstant(parts.now, acts.length);
      stage.clock.set(at);
      const next = life === null ? await begin(stage, name, order) : { ...life };
      if (life !== null) await goOn(stage, name, next, order);
      const done = [...acts, { name, at }];
      const stands = new Set(able.map((script) => script.stands[done.length]).filter((stand) => stand !== undefined));
      for (const stand of stands)
        snapshots.push(await takeSnapshot(client, { id: next.id, stand, shown, acts: done }, around));
      await play({ life: next, acts: done, scripts: able });
    };
    const play = async ({ life, acts, scripts: able }: Chapter): Promise<void> => {
      const ways = [...Map.groupBy(able, (script) => script.acts[acts.length])];
      for (const [name, following] of ways) {
        if (name === undefined) continue;
        const savepoint = `chapter_${acts.length}`;
        if (ways.length > 1) await client.query(`savepoint ${savepoint}`);
        await goOnBy(name, { life, acts, scripts: following });
        if (ways.length > 1) await client.query(`rollback to savepoint ${savepoint}`);
      }
    };
    await play({ life: null, acts: [], scripts });
    return snapshots;
  });
}

interface Players {
  readonly bodies: readonly Body[];
  readonly accounts: readonly Account[];
  readonly procedures: readonly Shown[];
  readonly handed: HandedPapers;
}

/** Where originals of communes are settled, and then others: every division and role has somebody in the first. */
export const communesOfOriginals = (bodies: readonly Body[]): readonly Body[] =>
  bodies
    .filter(({ kind }) => kind === 'commune')
    .toSorted((one, other) => other.officials.specialist.length - one.officials.specialist.length);

/** The procedures of which some dossiers are filed at other counters: the most used one of communes and of each body of the province.
 * None on days on which the time started at any counter, for nothing waits for its agency then. */
function filedElsewhereOf(procedures: readonly Shown[], at: Date): ReadonlySet<Shown> {
  if (clockStartOn(localDate(at)).at === 'one-stop') return new Set();
  const able = procedures.filter(
    ({ channel, byCommittee, componentId, form }) =>
      channel === 'ONLINE' && !byCommittee && componentId !== null && form === undefined,
  );
  const mostUsed = able.toSorted((one, other) => other.weight - one.weight);
  return new Set([...Map.groupBy(mostUsed, ({ body }) => body).values()].flatMap(([first]) => first ?? []));
}

/** Lets operations write the originals of all copies, each life in a transaction that is rolled back: nothing of them
 * remains, no number is drawn, and no job is seen by a worker. */
export async function writeOriginals(
  parts: DemonstrationParts,
  pool: OwnerPool,
  { bodies, accounts, procedures, handed }: Players,
  onShare: (share: number) => void,
): Promise<readonly Snapshot[]> {
  const filer = accounts.find(({ owner }) => !owner.female);
  if (filer === undefined) throw new Error('The demonstration has no account of a man who files');
  const [commune, ...counters] = communesOfOriginals(bodies);
  // Another one for the communes than for the bodies of the province: their originals are lived side by side.
  const counterFor = ({ kind }: Body): Body | undefined => counters[kind === 'commune' ? 0 : 1];
  const elsewhere = filedElsewhereOf(procedures, originalInstant(parts.now, 1));
  const sheets = new Map<string, Promise<Uint8Array>>();
  const at = originalInstant(parts.now, 0);
  const print = async (body: Body): Promise<Uint8Array> =>
    withOwnSize(await printSheet(signingOf(parts), body, at), handed);
  const printed = (body: Body): Promise<Uint8Array> => {
    const made = sheets.get(body.id) ?? print(body);
    sheets.set(body.id, made);
    return made;
  };
  const found = procedures.map((): Snapshot[] => []);
  let done = 0;
  const liveAll = async (settledBy: (shown: Shown) => boolean): Promise<void> => {
    for (const [index, shown] of procedures.entries()) {
      const body = shown.body === null ? commune : bodies.find(({ functionKey }) => functionKey === shown.body);
      if (!settledBy(shown)) continue;
      const setting = { parts, pool, shown, filer, handed, printed };
      if (body !== undefined) found[index]?.push(...(await live({ ...setting, body }, scriptsOf(shown, index))));
      const counter = body !== undefined && elsewhere.has(shown) ? counterFor(body) : undefined;
      if (body !== undefined && counter !== undefined)
        found[index]?.push(
          ...(await live({ ...setting, body: filedAtCounterOf(body, counter) }, [filedElsewhere(shown)])),
        );
      onShare((done += 1) / procedures.length);
    }
  };
  // Side by side, because no register of one is a register of the other.
  await Promise.all([liveAll(({ body }) => body === null), liveAll(({ body }) => body !== null)]);
  return found.flat();
}
