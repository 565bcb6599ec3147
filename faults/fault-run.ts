import { join } from 'node:path';
import { createDiskFileStore, createPool, openDatabase } from '@dongbo/kernel';
import type { ProceduresTables } from '@dongbo/procedures';
import { auditKeysOf, readConfig } from '@dongbo/server';
import { compare, type Comparison } from './comparison/compare.ts';
import { startCuttingProxy } from './cutting-proxy.ts';
import { createInstallation, type Installation } from './installation.ts';
import { createJournal, type Journal } from './journal.ts';
import { keepKilling, untilReady, type KillRecord } from './killer.ts';
import { openLifeWorld } from './life-world.ts';
import { keepLiving } from './lives.ts';
import { createChance, type Chance } from './random.ts';
import { untilSettled } from './settle-down.ts';
import { createStubborn } from './stubborn-client.ts';

export interface FaultOptions {
  readonly minutes: number;
  readonly seed: number;
  /** Clients that file online, each a citizen of their own; half as many take in paper. */
  readonly clients: number;
  /** Pauses between kills, milliseconds. */
  readonly pauses: { readonly from: number; readonly to: number };
  /** Progress for a person. */
  readonly say: (line: string) => void;
}

/** What the run found; `clean` when nothing was lost, doubled or left over. */
export interface FaultReport extends Comparison {
  readonly clean: boolean;
  readonly minutes: number;
  readonly seed: number;
  readonly clients: number;
  readonly kills: KillRecord['kills'];
  readonly cuts: { readonly before: number; readonly after: number };
  readonly recoveryMs: { readonly median: number; readonly longest: number };
  readonly crashes: number;
  readonly traffic: Journal['counts'];
  readonly settledAfterMs: number;
}

const citizenName = (index: number): string => `thu.loi.${index}`;

/** More citizens than the demonstration has, with its password: each client is somebody of their own. */
async function addCitizens(ownerUrl: string, count: number): Promise<void> {
  const pool = createPool({ url: ownerUrl, schemas: ['kernel', 'public'], role: null, max: 1, name: 'faults' });
  try {
    for (let index = 0; index < count; index += 1) {
      const id = crypto.randomUUID();
      await pool.query(
        `insert into person (id, kind, name, name_folded, demonstration, created_at)
        select $1, kind, name, name_folded, true, created_at from person join account on person_id = id where username = 'congdan2'`,
        [id],
      );
      await pool.query(
        `insert into account (person_id, username, password_hash) select $1, $2, password_hash from account where username = 'congdan2'`,
        [id, citizenName(index)],
      );
    }
  } finally {
    await pool.end();
  }
}

/** Cuts about one request in two hundred before the server hears of it, and as many answers. */
const cutsOf = (chance: Chance, isOver: () => boolean) => ({
  onRequest: () => !isOver() && chance.happens(0.005),
  onAnswer: () => !isOver() && chance.happens(0.005),
});

interface Traffic {
  readonly record: KillRecord;
  readonly cuts: FaultReport['cuts'];
}

async function drive(installation: Installation, journal: Journal, options: FaultOptions): Promise<Traffic> {
  const chance = createChance(options.seed);
  const end = performance.now() + options.minutes * 60_000;
  const isOver = (): boolean => performance.now() >= end;
  await using proxy = await startCuttingProxy(installation.port, cutsOf(chance.branch(), isOver));
  const base = (): string => `http://127.0.0.1:${proxy.port}/api`;
  const world = await openLifeWorld(base, journal, isOver);
  const citizens = [];
  for (let index = 0; index < options.clients; index += 1)
    citizens.push(await createStubborn(base, citizenName(index), journal));
  const counters = Array.from({ length: Math.ceil(options.clients / 2) }, () => null);
  const clients = [...citizens, ...counters].map((citizen) => keepLiving(world, chance.branch(), citizen));
  const record = await keepKilling({
    installation,
    chance: chance.branch(),
    pauses: options.pauses,
    isOver,
    say: options.say,
  });
  await Promise.all(clients);
  return { record, cuts: proxy.cut() };
}

const median = (values: readonly number[]): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);

async function look(installation: Installation, journal: Journal, say: FaultOptions['say']) {
  const server = await installation.openDatabase();
  const official = openDatabase<ProceduresTables>('official', { url: server.url, systems: ['procedures'], max: 4 });
  const owner = createPool({
    url: server.ownerUrl,
    schemas: ['work', 'procedures', 'kernel', 'public'],
    role: null,
    max: 4,
    name: 'faults',
  });
  try {
    const { tookMs: settledAfterMs, at: settledAt } = await untilSettled(owner, say);
    say('comparing what clients were told with what is there');
    const files = createDiskFileStore(join(installation.dataDir, 'files'));
    const auditKeys = auditKeysOf(readConfig({ DONGBO_DATA: installation.dataDir }));
    const evidence = { db: official.kysely, owner, files, auditKeys, journal, settledAt };
    return { settledAfterMs, comparison: await compare(evidence) };
  } finally {
    await official.close();
    await owner.end();
    await server.stop();
  }
}

/** Drives lifecycles over HTTP while processes are killed and lines are cut, then compares what clients were told with
 * what the database holds. Everything happens in a folder of its own, which is removed when nothing was found. */
export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const installation = await createInstallation();
  const journal = createJournal();
  const { say } = options;
  let isClean = false;
  try {
    say(`starting in ${installation.folder}`);
    await installation.serve.start();
    await installation.worker.start();
    const server = await installation.openDatabase();
    await addCitizens(server.ownerUrl, options.clients);
    await server.stop();
    await untilReady(installation);
    say(`${options.clients} clients for ${options.minutes} min, seed ${options.seed}`);
    const { record, cuts } = await drive(installation, journal, options);
    const { settledAfterMs, comparison } = await look(installation, journal, say);
    const crashes = [...installation.serve.crashes, ...installation.worker.crashes];
    const differences = [...journal.complaints, ...crashes, ...comparison.differences];
    isClean = differences.length === 0;
    return {
      clean: isClean,
      minutes: options.minutes,
      seed: options.seed,
      clients: options.clients,
      ...comparison,
      differences: differences.slice(0, 50),
      kills: record.kills,
      cuts,
      recoveryMs: { median: median(record.recoveries), longest: Math.round(Math.max(0, ...record.recoveries)) },
      crashes: crashes.length,
      traffic: journal.counts,
      settledAfterMs: Math.round(settledAfterMs),
    };
  } finally {
    if (isClean) await installation.remove();
    else {
      await installation.worker.stop();
      await installation.serve.stop();
      say(`left for looking at: ${installation.folder}`);
    }
  }
}
