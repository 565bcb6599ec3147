/*
 * Five hundred officials of one ward listen for changes while others work: what a stream costs in memory, and how long a
 * message takes from the commit to the listener.
 *
 *   npm run bench -- streams [--listeners N] [--rounds N] [--seconds N]
 *
 * First single acts with quiet between them, then acts without a pause: messages of one kind to one listener then keep a
 * second apart, so that a change waits up to that long. "Commit" is the moment in which a connection of this process that
 * listens too (LISTEN) is notified. Prints JSON lines.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { freePort } from '../faults/installation.ts';
import { takeIn } from '../e2e/harness/arrange.ts';
import { people } from '../e2e/harness/people.ts';
import { rounded, say, spread } from './support/figures.ts';
import { usedBytes } from './support/heap.ts';
import { startMeasuredServer } from './support/measured-server.ts';
import { copyAccounts } from './support/people.ts';
import { processorSeconds } from './support/processor-time.ts';

const { values } = parseArgs({
  options: {
    listeners: { type: 'string', default: '500' },
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '15' },
  },
});
const count = Number(values.listeners);

/** Arrivals of messages about the inbox, in milliseconds of this process. */
let arrivals: number[] = [];

/** Sessions as sign-in makes them, without hashing a password for each. */
async function openSessions(database: pg.Client, usernames: readonly string[]): Promise<string[]> {
  const tokens = usernames.map(() => randomBytes(32).toString('base64url'));
  await database.query(
    `insert into kernel.session (token_hash, person_id, created_at, last_seen_at, expires_at)
    select t.hash, a.person_id, now(), now(), now() + interval '8 hours'
    from unnest($1::text[], $2::bytea[]) as t(username, hash) join kernel.account a on a.username = t.username`,
    [usernames, tokens.map((token) => createHash('sha256').update(token).digest())],
  );
  return tokens;
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

/** Resolves when the stream stands; counts what it hears. */
async function listen(address: string, token: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    get(`${address}/api/stream`, { agent, headers: { cookie: `dongbo_session=${token}` } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A stream was answered ${response.statusCode}`));
      response.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('"opened"')) resolve();
        if (text.includes('"inbox"')) arrivals.push(performance.now());
      });
    }).on('error', reject);
  });
}

const memoryMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const inspectPort = await freePort();
await using server = await startMeasuredServer({
  // Whoever is started by the server after it finds the port taken, and goes on without.
  environment: { NODE_OPTIONS: `--inspect=127.0.0.1:${inspectPort}` },
});
const { address } = server;
const pid = server.serve.pid() ?? 0;
const database = new pg.Client({ connectionString: server.database.superuserUrl });
await database.connect();
const each = Math.ceil(count / 2);
const names = [
  ...(await copyAccounts(database, people.counter, each)),
  ...(await copyAccounts(database, people.head, each)),
].slice(0, count);
const tokens = await openSessions(database, names);
// The program is warm: statements are prepared and its pages have been asked for.
await takeIn(
  address,
  Array.from({ length: 30 }, (_, index) => `Nguyễn Thị Thử ${index + 1}`),
);
await pause(3_000);

// With the first stream come the line that listens and the units.
await listen(address, tokens.pop() ?? '');
await pause(2_000);
const before = { resident: memoryMb(pid), used: await usedBytes(inspectPort) };
const begun = performance.now();
for (let from = 0; from < tokens.length; from += 50)
  await Promise.all(tokens.slice(from, from + 50).map((token) => listen(address, token)));
const openedMs = performance.now() - begun;
await pause(25_000);
const used = await usedBytes(inspectPort);
say('streams', {
  listeners: count,
  openedSeconds: rounded(openedMs / 1000),
  kilobytesEach: rounded((used - before.used) / 1024 / tokens.length),
  usedMb: [rounded(before.used / 1_048_576), rounded(used / 1_048_576)],
  residentMb: [rounded(before.resident), rounded(memoryMb(pid))],
});

let committedAt = 0;
await database.query('listen dongbo_event');
database.on('notification', () => {
  committedAt ||= performance.now();
});

const quiet: number[] = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  await pause(1_500);
  [arrivals, committedAt] = [[], 0];
  await takeIn(address, [`Trần Thị Thử ${round + 1}`]);
  await pause(800);
  quiet.push(...arrivals.map((at) => at - committedAt));
}
say('streams', {
  what: 'single acts',
  heardEachTime: quiet.length / Number(values.rounds),
  commitToArrivalMs: spread(quiet),
});

const idleFrom = [processorSeconds(pid), performance.now()] as const;
await pause(10_000);
const idle = (processorSeconds(pid) - idleFrom[0]) / ((performance.now() - idleFrom[1]) / 1000);

arrivals = [];
const usedSeconds = processorSeconds(pid);
const from = performance.now();
let acts = 0;
const work = async (name: string): Promise<void> => {
  while (performance.now() - from < Number(values.seconds) * 1000) {
    const batch = Array.from({ length: 10 }, (_, index) => `${name} Thử ${index + 1}`);
    acts += (await takeIn(address, batch)).length;
  }
};
await Promise.all(['Lê Thị', 'Phạm Thị', 'Võ Thị', 'Đỗ Thị'].map(work));
await pause(1_500);
const seconds = (performance.now() - from) / 1000;
say('streams', {
  what: 'acts without a pause',
  actsASecond: rounded(acts / Number(values.seconds)),
  messages: arrivals.length,
  messagesASecond: rounded(arrivals.length / seconds),
  serverProcessorShare: rounded((processorSeconds(pid) - usedSeconds) / seconds, 2),
  serverProcessorShareIdle: rounded(idle, 3),
  serverMb: rounded(memoryMb(pid)),
});
agent.destroy();
await database.end();
