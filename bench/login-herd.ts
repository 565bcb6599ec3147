/*
 * Eight o'clock: a thousand officials, each with an account of their own, open the desk for the first time, sign in and
 * see their inbox. Do all succeed, how long does each wait, and do others who work meanwhile feel it?
 *
 *   npm run bench -- login-herd [--people N] [--over SECONDS] [--dossiers N] [--data FOLDER] [--no-assets]
 *
 * `--over` is the time over which they come; 0 is all at once. Rate limits are off: the limit per address would see one
 * address here, where a province has a thousand. Prints one JSON line; exits 1 when anybody did not get in.
 */
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { countInbox, getSession, listInbox, type Client } from '@dongbo/contract';
import { takeIn } from '../e2e/harness/arrange.ts';
import { people } from '../e2e/harness/people.ts';
import { rounded, say, spread } from './support/figures.ts';
import { createLeanFetch } from './support/lean-fetch.ts';
import { startMeasuredServer } from './support/measured-server.ts';
import { copyAccounts, enter } from './support/people.ts';
import { processorSeconds } from './support/processor-time.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000' },
    over: { type: 'string', default: '50' },
    dossiers: { type: 'string', default: '200' },
    data: { type: 'string' },
    assets: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const count = Number(values.people);
const overMs = Number(values.over) * 1000;
const probeEveryMs = 100;
const socketsOfBrowser = 6;

/** Officials of one ward with work before them: those who take in, who hand on, who write, who sign. */
const patterns = [people.counter, people.head, people.specialist, people.leader];

interface Visit {
  readonly signInMs: number;
  readonly inboxMs: number;
  readonly rows: number;
}

/** The page and what its HTML names, as a browser with an empty cache fetches it. */
async function openDesk(address: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: socketsOfBrowser });
  const fetchLean = createLeanFetch(agent);
  const headers = { 'accept-encoding': 'br' };
  const html = await (await fetchLean(`${address}/lam-viec`, {})).text();
  const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file ?? '');
  const answers = await Promise.all(files.map(async (file) => (await fetchLean(address + file, { headers })).status));
  if (answers.length === 0 || answers.some((status) => status !== 200)) throw new Error('The desk did not open');
  agent.destroy();
}

async function visit(address: string, username: string): Promise<Visit> {
  if (values.assets) await openDesk(address);
  const begin = performance.now();
  const { client } = await enter(address, username);
  const signedIn = performance.now();
  const [{ items }] = await Promise.all([client.call(listInbox, { limit: 100 }), client.call(countInbox, {})]);
  return { signInMs: signedIn - begin, inboxMs: performance.now() - signedIn, rows: items.length };
}

/** Asks again and again, as somebody does who has been working since seven; milliseconds of each answer. */
async function probe(ask: () => Promise<unknown>, ended: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!ended()) {
    const begin = performance.now();
    await ask();
    times.push(performance.now() - begin);
    await pause(Math.max(0, probeEveryMs - (performance.now() - begin)));
  }
  return times;
}

function peakMemoryMb(pid: number | null): number | null {
  if (pid === null || process.platform !== 'linux') return null;
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

async function accounts(ownerUrl: string): Promise<string[]> {
  const database = new pg.Client({ connectionString: ownerUrl });
  await database.connect();
  const each = Math.ceil(count / patterns.length);
  const lists: string[][] = [];
  for (const pattern of patterns) lists.push(await copyAccounts(database, pattern, each));
  await database.end();
  return Array.from({ length: each }, (_, index) => lists.map((list) => list[index] ?? ''))
    .flat()
    .slice(0, count);
}

/** Everybody at their own moment; who does not get in within a minute has not got in. */
async function comeIn(address: string, usernames: readonly string[]): Promise<PromiseSettledResult<Visit>[]> {
  return await Promise.allSettled(
    usernames.map(async (username, index) => {
      await pause((overMs * index) / usernames.length);
      const late = new AbortController();
      const timeOut = pause(60_000, undefined, { signal: late.signal }).then(() => {
        throw new Error('not in after 60 s');
      });
      try {
        return await Promise.race([visit(address, username), timeOut]);
      } finally {
        late.abort();
        timeOut.catch(() => undefined);
      }
    }),
  );
}

await using server = await startMeasuredServer({ data: values.data });
const { address } = server;
const usernames = await accounts(server.database.ownerUrl);
await takeIn(
  address,
  Array.from({ length: Number(values.dossiers) }, (_, index) => `Nguyễn Thị Thử ${index + 1}`),
);
const worker: Client = (await enter(address, people.clerk)).client;
const reader = createLeanFetch();
let ended = false;
const probes = [
  probe(
    () => worker.call(getSession, {}),
    () => ended,
  ),
  probe(
    async () => (await reader(`${address}/thu-tuc/1.001193`, { headers: { 'accept-encoding': 'br' } })).text(),
    () => ended,
  ),
];
const usedBefore = processorSeconds(server.serve.pid() ?? 0);
const begin = performance.now();
const visits = await comeIn(address, usernames);
const seconds = (performance.now() - begin) / 1000;
ended = true;
const [session = [], page = []] = await Promise.all(probes);
const came = visits.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
const failures = visits.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
say('login-herd', {
  people: count,
  overSeconds: overMs / 1000,
  seconds: rounded(seconds),
  failures: failures.length,
  why: [...new Set(failures)].slice(0, 5),
  signInMs: spread(came.map(({ signInMs }) => signInMs)),
  firstInboxMs: spread(came.map(({ inboxMs }) => inboxMs)),
  emptyInboxes: came.filter(({ rows }) => rows === 0).length,
  meanwhile: { sessionMs: spread(session), procedurePageMs: spread(page) },
  serverPeakMb: peakMemoryMb(server.serve.pid()),
  serverProcessorSeconds: rounded(processorSeconds(server.serve.pid() ?? 0) - usedBefore),
});
if (failures.length > 0) process.exitCode = 1;
