/*
 * How many whole lives of a dossier the web server and PostgreSQL get through in a second over HTTP: filed, received,
 * assigned, written, forwarded, approved, issued, handed over, with inbox and dossier view before every act, a search and
 * the public look-up between. The worker (letters, signatures) does not run meanwhile; its time is counted apart.
 *
 *   npm run bench -- lifecycle [--data FOLDER] [--lives N] [--clients N] [--paper BYTES] [--rounds N] [--profile FOLDER] [--statements]
 *
 * Prints rates, which depend on the machine and its other work, and processor time a life, which depends much less on that.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { postgresPid } from '../faults/processes.ts';
import { processorSeconds, treeProcessorSeconds } from './support/processor-time.ts';
import { percentile, rounded, say, spread } from './support/figures.ts';
import { liveAfterSignature, liveUntilApproval, openStage, type Lived, type Stage } from './support/life.ts';
import { copyAccounts, type BenchPerson } from './support/people.ts';
import { countNoLonger, countStatements, forgetStatements, sayStatements } from './support/statement-share.ts';
import { untilNothingWaits } from './support/until-nothing-waits.ts';
import { startMeasuredServer } from './support/measured-server.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    lives: { type: 'string', default: '300' },
    clients: { type: 'string', default: '12' },
    paper: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '3' },
    'warm-up': { type: 'string', default: '40' },
    profile: { type: 'string' },
    statements: { type: 'boolean', default: false },
  },
});
const lives = Number(values.lives);
const clients = Number(values.clients);

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

interface Used {
  readonly server: number;
  readonly postgres: number;
  readonly clients: number;
}

interface Halves {
  readonly before: number;
  readonly signing: number;
  readonly after: number;
  /** Processor seconds of both halves, without the worker's. */
  readonly used: Used;
}

if (values.statements && values.data === undefined) throw new Error('--statements needs --data');
if (values.data !== undefined && values.statements) await countStatements(resolve(values.data));
await using server = await startMeasuredServer({
  data: values.data,
  environment:
    values.profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${resolve(values.profile)}` },
});
const database = new pg.Client({ connectionString: server.database.ownerUrl });
await database.connect();
const citizenNames = await copyAccounts(database, 'congdan1', clients);
const stage = await openStage(server.address, citizenNames, Number(values.paper));
let marks = 0;

function usedUntilNow(): Used {
  const generator = process.cpuUsage();
  return {
    server: processorSeconds(server.serve.pid() ?? 0),
    postgres: treeProcessorSeconds(postgresPid(server.dataDir) ?? 0),
    clients: (generator.user + generator.system) / 1e6,
  };
}

const between = (from: Used, to: Used): Used => ({
  server: to.server - from.server,
  postgres: to.postgres - from.postgres,
  clients: to.clients - from.clients,
});
const together = (one: Used, other: Used): Used => ({
  server: one.server + other.server,
  postgres: one.postgres + other.postgres,
  clients: one.clients + other.clients,
});

function citizenOf({ citizens }: Stage, slot: number): BenchPerson {
  const citizen = citizens[slot];
  if (citizen === undefined) throw new Error(`No citizen for client ${slot}`);
  return citizen;
}

async function live(count: number, on: Stage): Promise<Halves> {
  const lived: Lived[] = [];
  const numbers = Array.from({ length: count }, () => (marks += 1));
  if (values.statements) await forgetStatements(database);
  const begun = usedUntilNow();
  const before = await share(numbers, clients, async (mark, slot) => {
    lived.push(await liveUntilApproval(on, citizenOf(on, slot), `${process.pid}.${mark}`));
  });
  const first = between(begun, usedUntilNow());
  if (values.statements) await sayStatements(database, 'lifecycle.before-signature', count);
  const begin = performance.now();
  await server.worker.start();
  await untilNothingWaits(database);
  const signing = (performance.now() - begin) / 1000;
  await server.worker.stop();
  if (values.statements) await forgetStatements(database);
  const again = usedUntilNow();
  const after = await share(lived, clients, (one) => liveAfterSignature(on, one));
  if (values.statements) await sayStatements(database, 'lifecycle.after-signature', count);
  return { before, signing, after, used: together(first, between(again, usedUntilNow())) };
}

try {
  const { rows } = await database.query<{ dossiers: string }>('select count(*) as dossiers from procedures.dossier');
  await live(Number(values['warm-up']), { ...stage, times: new Map() });
  const rates: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const { before, signing, after, used } = await live(lives, stage);
    const rate = lives / (before + after);
    rates.push(rate);
    say('lifecycle.round', {
      lives,
      clients,
      perSecond: rounded(rate),
      secondsBefore: rounded(before),
      secondsAfter: rounded(after),
      workerSeconds: rounded(signing),
      processorMsALife: {
        server: rounded((used.server / lives) * 1000),
        postgres: rounded((used.postgres / lives) * 1000),
        clients: rounded((used.clients / lives) * 1000),
      },
    });
  }
  for (const [operation, times] of stage.times) say('lifecycle.call', { operation, ...spread(times) });
  const calls = [...stage.times.values()].reduce((sum, times) => sum + times.length, 0);
  say('lifecycle', {
    dossiersBefore: Number(rows[0]?.dossiers),
    clients,
    callsALife: rounded(calls / (lives * rates.length)),
    perSecond: rounded(percentile(rates, 0.5)),
    lowest: rounded(Math.min(...rates)),
    highest: rounded(Math.max(...rates)),
  });
} finally {
  if (values.statements) await countNoLonger(database);
  await database.end();
}
