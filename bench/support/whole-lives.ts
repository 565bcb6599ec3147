import pg from 'pg';
import { postgresPid } from '../../faults/processes.ts';
import { rounded } from './figures.ts';
import { file, liveAfterSignature, liveUntilApproval, openStage, type Lived, type Stage } from './life.ts';
import { startMeasuredServer, type MeasuredServer } from './measured-server.ts';
import { copyAccounts, type BenchPerson } from './people.ts';
import { processorSeconds, treeProcessorSeconds } from './processor-time.ts';
import { asideOf, goAside } from './side-ways.ts';
import { forgetStatements, sayStatements } from './statement-share.ts';
import { untilNothingWaits } from './until-nothing-waits.ts';

/** Processor seconds. */
interface Used {
  readonly server: number;
  readonly postgres: number;
  readonly clients: number;
}

/** Seconds that so many whole lives took. */
export interface Round {
  readonly lives: number;
  readonly before: number;
  readonly signing: number;
  readonly after: number;
  /** Processor seconds of both halves, without the worker's. */
  readonly used: Used;
}

export interface WholeLivesOptions {
  /** A data folder to measure on; a fresh one when not given. */
  readonly data?: string | undefined;
  readonly clients: number;
  /** Bytes of the paper that is uploaded with every dossier. */
  readonly paperBytes: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether 15 % of the lives leave the straight way: a supplement, a refusal, a withdrawal. */
  readonly mix?: boolean;
  /** Print the statements of PostgreSQL with their share, for both halves. */
  readonly statements?: boolean;
}

/** A running installation on which whole lives of dossiers are lived, round by round. */
export interface WholeLives extends AsyncDisposable {
  readonly database: pg.Client;
  readonly dossiersBefore: number;
  /** Milliseconds of every call since the warm-up, by operation. */
  readonly times: Stage['times'];
  warmUp(lives: number): Promise<void>;
  round(lives: number): Promise<Round>;
}

/** Several clients, each with the next piece of work as soon as it is free; seconds that took. */
async function share<T>(
  work: readonly T[],
  most: number,
  body: (one: T, slot: number) => Promise<void>,
): Promise<number> {
  const queue = work.values();
  const begin = performance.now();
  const one = async (slot: number): Promise<void> => {
    for (const piece of queue) await body(piece, slot);
  };
  await Promise.all(Array.from({ length: most }, (_, slot) => one(slot)));
  return (performance.now() - begin) / 1000;
}

function usedUntilNow(server: MeasuredServer): Used {
  const generator = process.cpuUsage();
  return {
    server: processorSeconds(server.serve.pid() ?? 0),
    postgres: treeProcessorSeconds(postgresPid(server.dataDir) ?? 0),
    clients: (generator.user + generator.system) / 1e6,
  };
}

const combined = (one: Used, other: Used, combine: (a: number, b: number) => number): Used => ({
  server: combine(one.server, other.server),
  postgres: combine(one.postgres, other.postgres),
  clients: combine(one.clients, other.clients),
});
const between = (from: Used, to: Used): Used => combined(to, from, (a, b) => a - b);
const together = (one: Used, other: Used): Used => combined(one, other, (a, b) => a + b);

/** Lives a second of both halves, without the time of the worker. */
export const livesASecond = ({ lives, before, after }: Round): number => lives / (before + after);

/** Processor milliseconds a life. */
export const processorMsALife = ({ lives, used }: Round): Used => ({
  server: rounded((used.server / lives) * 1000),
  postgres: rounded((used.postgres / lives) * 1000),
  clients: rounded((used.clients / lives) * 1000),
});

function citizenOf({ citizens }: Stage, slot: number): BenchPerson {
  const citizen = citizens[slot];
  if (citizen === undefined) throw new Error(`No citizen for client ${slot}`);
  return citizen;
}

async function liveOn(
  server: MeasuredServer,
  database: pg.Client,
  stage: Stage,
  marks: readonly number[],
  { clients, statements, mix }: WholeLivesOptions,
): Promise<Round> {
  const lives = marks.length;
  const lived: Lived[] = [];
  if (statements) await forgetStatements(database);
  const begun = usedUntilNow(server);
  const before = await share(marks, clients, async (mark, slot) => {
    const one = await file(stage, citizenOf(stage, slot), `${process.pid}.${mark}`);
    const aside = mix ? asideOf(mark) : null;
    if (aside !== null && !(await goAside(stage, one, aside))) return;
    await liveUntilApproval(stage, one);
    lived.push(one);
  });
  const first = between(begun, usedUntilNow(server));
  if (statements) await sayStatements(database, 'lifecycle.before-signature', lives);
  const begin = performance.now();
  await server.worker.start();
  await untilNothingWaits(database);
  const signing = (performance.now() - begin) / 1000;
  await server.worker.stop();
  if (statements) await forgetStatements(database);
  const again = usedUntilNow(server);
  const after = await share(lived, clients, (one) => liveAfterSignature(stage, one));
  if (statements) await sayStatements(database, 'lifecycle.after-signature', lives);
  return { lives, before, signing, after, used: together(first, between(again, usedUntilNow(server))) };
}

/** Starts an installation and signs in everybody who takes part in a life. */
export async function startWholeLives(options: WholeLivesOptions): Promise<WholeLives> {
  await using started = new AsyncDisposableStack();
  const server = started.use(await startMeasuredServer(options));
  const database = new pg.Client({ connectionString: server.database.superuserUrl });
  await database.connect();
  started.defer(() => database.end());
  const citizenNames = await copyAccounts(database, 'congdan1', options.clients);
  const stage = await openStage(server.address, citizenNames, options.paperBytes);
  const { rows } = await database.query<{ dossiers: string }>('select count(*) as dossiers from procedures.dossier');
  let marks = 0;
  const next = (lives: number) => Array.from({ length: lives }, () => (marks += 1));
  const running = started.move();
  return {
    database,
    dossiersBefore: Number(rows[0]?.dossiers),
    times: stage.times,
    async warmUp(lives) {
      await liveOn(server, database, { ...stage, times: new Map() }, next(lives), options);
    },
    round: (lives) => liveOn(server, database, stage, next(lives), options),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
