import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchProcedures } from '@dongbo/contract/procedures';
import {
  createCall,
  createPool,
  createRunner,
  createStages,
  migrate,
  openDatabase,
  planStage,
  silentLog,
  startEmbedded,
  systemActor,
  systemClock,
} from '@dongbo/kernel';
import {
  proceduresSystem,
  readLines,
  readProcedureLine,
  seedCatalogue,
  seedFile,
  seedWords,
  type RunEndpoint,
} from '@dongbo/procedures';
import { testServices } from '@dongbo/testing';

// How fast is the search over the whole catalogue? 500 queries as people type them, through the runner on PostgreSQL,
// one after the other; prints one JSON line. Aim: p95 below 20 ms.

const queryCount = 500;

/** Always the same numbers, so that two runs measure the same work. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

async function listNames(): Promise<{ code: string; name: string; field: string }[]> {
  const names: { code: string; name: string; field: string }[] = [];
  for await (const { text } of readLines(seedFile)) {
    const line = readProcedureLine(text ?? '');
    if (line.ok) names.push(line.procedure);
  }
  return names;
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** Texts as people type them: parts of names with and without marks, codes, beginnings, slips, one letter, nonsense. */
function makeQueries(names: readonly { code: string; name: string; field: string }[]): string[] {
  const random = createRandom(7);
  const queries = [
    '',
    'd',
    'đ',
    'a',
    'x',
    'dang ky khai sinh',
    'giay fep lai xe',
    'qwertyuiop',
    'zzzz zzzz',
    'xin chao',
    '!!!',
    '1.',
    '1.00',
  ];
  const makers: ((one: { code: string; name: string; field: string }, words: string[]) => string)[] = [
    (_, words) => words.slice(0, 4).join(' '),
    (_, words) => plain(words.slice(1, 5).join(' ')).toLowerCase(),
    (_, words) => plain(words.slice(-3).join(' ')).toUpperCase(),
    (one) => one.code,
    (one) => one.code.slice(0, 5),
    (one) => one.field,
    (one) => one.name,
    (_, words) => plain(words.slice(0, 3).join(' ')).slice(0, -1),
    (_, words) => plain(words.slice(0, 4).join(' ')).replace(/h/, '').replace(/g/, 'q'),
    (_, words) => plain(words.at(-1) ?? '').slice(0, 2),
  ];
  while (queries.length < queryCount) {
    const one = names[random(names.length)];
    const maker = makers[random(makers.length)];
    if (one && maker) queries.push(maker(one, one.name.split(/\s+/)).replace(/\s+/g, ' ').slice(0, 200));
  }
  return queries;
}

const folder = await mkdtemp(join(tmpdir(), 'dongbo-bench-'));
const server = await startEmbedded({ dataDir: folder, durable: false });
try {
  await migrate({
    url: server.ownerUrl,
    systems: [{ name: proceduresSystem.name, folder: proceduresSystem.migrations }],
  });
  const open = (space: 'official' | 'trial') =>
    openDatabase(space, { url: server.url, systems: [proceduresSystem.name], max: 2 });
  const databases = { official: open('official'), trial: open('trial') };
  const since = { unitId: null, validFrom: new Date(0) };
  await planStage(databases.official.kysely, { system: 'procedures', stage: 'official', ...since });
  const files = { put: unused, get: unused, read: unused, remove: unused };
  const runner = createRunner({
    clock: systemClock,
    databases,
    stages: createStages(databases.official.kysely),
    systems: [proceduresSystem.name],
    files,
    log: silentLog,
    services: testServices({ url: server.url, systems: [proceduresSystem.name] }),
    ports: {},
    reactions: [],
  });
  const call = createCall(runner, proceduresSystem.operations);
  const run: RunEndpoint = (endpoint, input) => call(endpoint, input, { actor: systemActor('bench') });
  const seedStart = performance.now();
  const report = await seedCatalogue(run);
  await seedWords(databases.official.kysely, new Date());
  const seedMs = Math.round(performance.now() - seedStart);
  await analyze(server.ownerUrl);
  const queries = makeQueries(await listNames());
  for (const q of queries.slice(0, 50)) await run(searchProcedures, { q, limit: 20 });
  const times: number[] = [];
  let slowest = { q: '', ms: 0 };
  let empty = 0;
  for (const q of queries) {
    const start = performance.now();
    const found = await run(searchProcedures, { q, limit: 20 });
    const ms = performance.now() - start;
    times.push(ms);
    if (found.total === 0) empty += 1;
    if (ms > slowest.ms) slowest = { q, ms };
  }
  times.sort((left, right) => left - right);
  const at = (share: number): number => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2));
  process.stdout.write(
    `${JSON.stringify({ bench: 'search', procedures: report.imported, seedMs, queries: times.length, empty, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1), slowest: slowest.q })}\n`,
  );
  await databases.official.close();
  await databases.trial.close();
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** What autovacuum does within a minute after an import. */
async function analyze(ownerUrl: string): Promise<void> {
  const pool = createPool({ url: ownerUrl, schemas: ['procedures'], role: null, max: 1, name: 'bench' });
  await pool.query('analyze procedure, procedure_version');
  await pool.end();
}

function unused(): never {
  throw new Error('The search stores no files');
}
