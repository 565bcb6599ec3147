import { defaultCalendarName, knowTasks } from '@dongbo/kernel';
import { createDice, seedOf } from './dice.ts';
import { readAccounts, type Account } from './accounts.ts';
import { decidingBody, readBodies, type Body, type Unit } from './bodies.ts';
import { chooseShown, fewOf, type Shown } from './demonstrated-procedures.ts';
import type { DemonstrationParts, DemonstrationShare } from './demonstration-share.ts';
import { addOwnSettings } from './add-own-settings.ts';
import { addReuse } from './add-reuse.ts';
import { chooseMessageWays } from './choose-message-ways.ts';
import { addDrafts } from './add-drafts.ts';
import { goOnByOperations } from './go-on-by-operations.ts';
import { printHandedPapers, type HandedPapers } from './handed-papers.ts';
import { inventPhotograph } from './invented-photograph.ts';
import { communesOfOriginals, writeOriginals } from './originals.ts';
import type { Entry } from './draw-entry.ts';
import { alsoReceivedAt } from './other-counters.ts';
import { planBody } from './plan-body.ts';
import { inOneTransaction } from './rehearsal.ts';
import { alone, isLeftAlone, readMark, writeMark } from './seed-mark.ts';
import { inSentence, type Snapshot } from './snapshot.ts';
import { createStage } from './stage.ts';
import { PapersOfBodies } from './papers-of-bodies.ts';
import { keepBytes, signingOf, type UnitPapers } from './unit-papers.ts';
import { Receptions } from './times.ts';
import { createWorkingAxis, type WorkingAxis } from './working-axis.ts';
import { writeEntries } from './write-entries.ts';

const bodiesABatch = 8;
/** Numbers of invented people that a body has for itself; each space takes a half. */
const filersABody = 4_000;
/** Before the first dossier of the demonstration. */
const papersDaysBefore = 130;

interface Batch {
  readonly bodies: readonly { readonly body: Body; readonly index: number; readonly count: number }[];
}

/** What is written in one transaction, in this order: the communes in which the accounts of citizens live, whose desks are opened
 * first; all bodies of the province, which share a one-stop unit; and some of the other communes each. */
function batchesOf({ parts: { count, seed }, bodies, accounts }: Prepared): readonly Batch[] {
  const dice = createDice(seedOf(seed, 'sizes'));
  const weights = bodies.map(({ kind, officials }) =>
    kind === 'commune' ? (0.55 + dice.next() * 0.9) * Math.min(3, officials.specialist.length) : 0.7,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sized = bodies.map((body, index) => ({
    body,
    index,
    count: Math.max(1, Math.round((count * (weights[index] ?? 0)) / total)),
  }));
  const isShown = ({ id }: Body): boolean => accounts.some(({ bodyId }) => bodyId === id);
  const communes = sized.filter(({ body }) => body.kind === 'commune' && !isShown(body));
  const batches: Batch[] = [
    { bodies: sized.filter(({ body }) => isShown(body)) },
    { bodies: sized.filter(({ body }) => body.kind !== 'commune') },
  ];
  for (let from = 0; from < communes.length; from += bodiesABatch)
    batches.push({ bodies: communes.slice(from, from + bodiesABatch) });
  return batches.filter((batch) => batch.bodies.length > 0);
}

interface Prepared {
  readonly parts: DemonstrationParts;
  readonly bodies: readonly Body[];
  readonly accounts: readonly Account[];
  readonly snapshots: readonly Snapshot[];
  readonly axis: WorkingAxis;
  readonly receptions: Receptions;
  readonly handed: HandedPapers;
  readonly photograph: UnitPapers['uploaded'];
  readonly papers: PapersOfBodies;
}

const fits = (snapshot: Snapshot, body: Body): boolean =>
  body.kind === 'commune' ? snapshot.shown.body === null : snapshot.shown.body === body.functionKey;

/** Whether its result is a paper in the name of the body. */
const isUploaded = ({ acts }: Snapshot): boolean => acts.some(({ name }) => name === 'upload');

/** With fewer dossiers a few procedures are enough. */
const smallBelow = 1_000;

function planBatch(prepared: Prepared, { bodies }: Batch): readonly Entry[] {
  const { parts, accounts, snapshots, axis, receptions } = prepared;
  const { seed, now, space, count: all } = parts;
  // Printing and signing for a hundred communes takes longer than a few hundred dossiers: a small demonstration does it for those
  // whose desks are opened first, and for the bodies of the province.
  const hasPapers = ({ id, kind }: Body): boolean =>
    all >= smallBelow || kind !== 'commune' || accounts.some(({ bodyId }) => bodyId === id);
  const half = space === 'trial' ? filersABody / 2 : 0;
  return bodies.flatMap(({ body, index, count }) =>
    planBody({
      body,
      index,
      count,
      seed: seedOf(seed, space),
      peopleSeed: seed,
      now,
      axis,
      receptions,
      snapshots: snapshots.filter((snapshot) => fits(snapshot, body) && (hasPapers(body) || !isUploaded(snapshot))),
      alsoReceived: alsoReceivedAt(body, prepared),
      account: accounts.find((account) => account.bodyId === body.id)?.owner ?? null,
      firstFiler: index * filersABody + half,
    }),
  );
}

/** The papers of those in whose name any uploaded result is; each is made once. */
async function papersFor({ papers }: Prepared, entries: readonly Entry[]): Promise<ReadonlyMap<string, UnitPapers>> {
  const found = new Map<string, UnitPapers>();
  for (const { body, snapshot } of entries) {
    const deciding = decidingBody(body, snapshot.shown.byCommittee);
    if (!found.has(deciding.id) && isUploaded(snapshot)) found.set(deciding.id, await papers.of(deciding));
  }
  return found;
}

/** Where somebody lives who files at a body of the province: any commune. */
function homeOf({ bodies, parts }: Prepared): (entry: Entry) => string {
  const communes = bodies.filter(({ kind }) => kind === 'commune');
  const province = bodies.flatMap(({ committee }) => committee?.name ?? [])[0];
  const written = ({ name }: Unit): string =>
    [name, province]
      .filter((one) => one !== undefined)
      .map(inSentence)
      .join(', ');
  return ({ body, owner }) =>
    body.kind === 'commune' || body.filedAt !== null
      ? written(body.filedAt ?? body)
      : written(createDice(seedOf(parts.seed, `home ${owner.identityNumber}`)).pick(communes));
}

/** A batch that only waits for its numbers. */
interface ReadyBatch {
  readonly entries: readonly Entry[];
  readonly papers: ReadonlyMap<string, UnitPapers>;
}

async function arrangeBatch(prepared: Prepared, batch: Batch): Promise<ReadyBatch> {
  const entries = planBatch(prepared, batch);
  return { entries, papers: await papersFor(prepared, entries) };
}

async function writeBatch(prepared: Prepared, { entries, papers }: ReadyBatch, mark: string): Promise<number> {
  const { parts, axis, handed, photograph, bodies } = prepared;
  const { worker, space, seed } = parts;
  // Of a body in whose name nothing is uploaded no paper is read.
  const { bytes } = handed.of('other');
  const none = { uploaded: bytes, signed: bytes };
  await inOneTransaction(worker.databases[space].pool, true, async (client) => {
    const copies = await writeEntries(client, entries, {
      space,
      seed: seedOf(seed, space),
      axis,
      homeOf: homeOf(prepared),
      papersOf: ({ body, snapshot }) => papers.get(decidingBody(body, snapshot.shown.byCommittee).id) ?? none,
    });
    await goOnByOperations(parts, client, { entries, copies, handed, photograph, bodies });
    await writeMark(client, { space, mark, at: parts.now });
  });
  return entries.length;
}

/** Originals take about this share of the time. */
const originalsShare = 0.5;

/** Those whose officials play in the originals sign before: originals are rolled back, and each would make certificates of its own,
 * under locks for which others wait. */
async function signFirst(papers: PapersOfBodies, bodies: readonly Body[], procedures: readonly Shown[]): Promise<void> {
  const [commune] = communesOfOriginals(bodies);
  for (const { body: key, byCommittee } of procedures) {
    const body = key === null ? commune : bodies.find(({ functionKey }) => functionKey === key);
    if (body !== undefined) await papers.of(decidingBody(body, byCommittee));
  }
}

async function prepare(parts: DemonstrationParts): Promise<Prepared> {
  const { worker, space, now } = parts;
  const database = worker.databases[space];
  const bodies = await readBodies(database, now);
  const all = await chooseShown(database);
  const procedures = parts.count < smallBelow ? fewOf(all) : all;
  const accounts = await readAccounts(database, bodies);
  await chooseMessageWays(parts, accounts);
  const before = new Date(now.getTime() - papersDaysBefore * 86_400_000);
  const papers = new PapersOfBodies(parts, before);
  await signFirst(papers, bodies, procedures);
  const handed = await printHandedPapers(signingOf(parts), worker.files, before);
  const snapshots = await writeOriginals(parts, database.pool, { bodies, procedures, accounts, handed }, (share) =>
    parts.onProgress(share * originalsShare, 0),
  );
  const used = bodies.filter((body) => snapshots.some((snapshot) => fits(snapshot, body)));
  if (used.length === 0) throw new Error('Nobody settles any procedure of the demonstration');
  const photograph = await keepBytes(worker.files, inventPhotograph());
  const axis = createWorkingAxis(defaultCalendarName, now);
  const receptions = new Receptions({ now, axis, dice: createDice(seedOf(parts.seed, 'receptions')) });
  return { parts, bodies: used, accounts, snapshots, axis, receptions, handed, photograph, papers };
}

/** Writes the batches one after the other; while the database has work with one, the next is arranged. */
async function writeBatches(prepared: Prepared, batches: readonly Batch[], from: number): Promise<number> {
  const { onProgress } = prepared.parts;
  const arrange = (index: number): Promise<ReadyBatch> | null => {
    const batch = batches[index];
    const arranging = batch === undefined ? null : arrangeBatch(prepared, batch);
    // Its failure is met when its turn comes, unless the one before has failed already.
    arranging?.catch(() => undefined);
    return arranging;
  };
  let written = 0;
  let next = arrange(from);
  for (let index = from; next !== null; index += 1) {
    const ready = await next;
    next = arrange(index + 1);
    written += await writeBatch(prepared, ready, String(index + 1));
    onProgress(originalsShare + ((1 - originalsShare) * (index + 1)) / (batches.length + 1), written);
  }
  return written;
}

/** What ended tells at once how long steps take: who will be late is said on the first day, not after the first night. The worker goes
 * on with the units that are left. */
async function measurePace(parts: DemonstrationParts): Promise<void> {
  const { worker, space, now } = parts;
  const stage = createStage(parts, { database: worker.databases[space], files: worker.files });
  stage.clock.set(now);
  await stage.work('procedures.measure-pace', {});
}

async function fill(parts: DemonstrationParts): Promise<number> {
  const { worker, space, onProgress } = parts;
  const { pool } = worker.databases[space];
  const done = await readMark(pool, space);
  if (done === 'done' || done === 'left alone') return 0;
  if (done === null && (await isLeftAlone(pool, parts.now))) {
    await writeMark(pool, { space, mark: 'left alone', at: parts.now });
    return 0;
  }
  // Transactions of a share stay open for seconds; none shall wait for another's because both queue a first job of its kind.
  await knowTasks(worker);
  const prepared = await prepare(parts);
  const batches = batchesOf(prepared);
  const written = await writeBatches(prepared, batches, Number(done ?? 0));
  await addDrafts(parts, prepared);
  const reused = await addReuse(parts, prepared);
  await addOwnSettings(parts);
  await measurePace(parts);
  await writeMark(pool, { space, mark: 'done', at: parts.now });
  const all = written + reused;
  onProgress(1, all);
  return all;
}

/** Dossiers of the last four months at every commune and body, made by operations and copied: what is in the tables is what
 * operations write. */
export const proceduresShare: DemonstrationShare = {
  system: 'procedures',
  counts: { official: 4_000, trial: 400 },
  fill: (parts) => alone(parts.worker.databases[parts.space].pool, parts.space, () => fill(parts)),
};
