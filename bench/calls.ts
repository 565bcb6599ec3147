/*
 * What each call of a life costs, in one version of the program and in another: one client, so that what the server and PostgreSQL used
 * between two answers belongs to one call, to the nanosecond. Rounds in turn, as `versions` does them; of each call the fifth that was
 * least disturbed, and the middle. These are lives up to the leader's approval. Linux only.
 *
 *   npm run bench -- calls --tree FOLDER --tree FOLDER ... [--lives N] [--rounds N] [--warm-up N]
 *
 * A process that has just begun runs code that is not compiled yet, and the larger program more of it: warm up long.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { percentile, rounded, say } from './support/figures.ts';
import { inTurn, startTurn, type Turn } from './support/in-turn.ts';

const { values } = parseArgs({
  options: {
    tree: { type: 'string', multiple: true, default: [] },
    lives: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '6' },
    'warm-up': { type: 'string', default: '300' },
  },
});
const trees = [...new Set(values.tree.map((tree) => resolve(tree)))];
if (trees.length < 2) throw new Error('calls needs two or more different checkouts: --tree FOLDER --tree FOLDER');

/** Nanoseconds of the server and of PostgreSQL, call by call, by operation. */
const Calls = z.record(z.string(), z.array(z.tuple([z.number(), z.number()])));
type Calls = z.infer<typeof Calls>;

/** Runs in each checkout, with that one's own code. What goes on behind an answer belongs to its call: a pause lets it end. */
const program = `
  import { readFileSync, readdirSync } from 'node:fs';
  import { createInterface } from 'node:readline';
  import { setTimeout as pause } from 'node:timers/promises';
  const from = async (path) => await import(process.cwd() + path);
  const { startMeasuredServer } = await from('/bench/support/measured-server.ts');
  const { copyAccounts } = await from('/bench/support/people.ts');
  const { postgresPid, postgresChildren } = await from('/faults/processes.ts');
  const { default: pg } = await from('/node_modules/pg/lib/index.js');
  const life = await from('/bench/support/life.ts');
  const [warmUp, lives] = process.argv.slice(1).map(Number);
  await using server = await startMeasuredServer();
  const database = new pg.Client({ connectionString: server.database.superuserUrl ?? server.database.ownerUrl });
  await database.connect();
  const stage = await life.openStage(server.address, await copyAccounts(database, 'congdan1', 1), 0);
  const postgres = postgresPid(server.dataDir);
  const used = (pid) => readdirSync('/proc/' + pid + '/task').reduce((sum, task) =>
    sum + Number(readFileSync('/proc/' + pid + '/task/' + task + '/schedstat', 'utf8').split(' ')[0]), 0);
  const now = () => [
    used(server.serve.pid()),
    [postgres, ...postgresChildren(postgres)].reduce((sum, pid) => sum + used(pid), 0),
  ];
  let calls = {};
  for (const { client } of [...Object.values(stage.people), ...stage.citizens, { client: stage.public }]) {
    const call = client.call.bind(client);
    client.call = async (endpoint, ...rest) => {
      const before = now();
      const answer = await call(endpoint, ...rest);
      await pause(3);
      const after = now();
      (calls[endpoint.name] ??= []).push(after.map((one, index) => one - before[index]));
      return answer;
    };
  }
  let mark = 0;
  async function live(count) {
    for (let each = 0; each < count; each += 1) {
      const name = process.pid + '.' + (mark += 1);
      if (life.file) await life.liveUntilApproval(stage, await life.file(stage, stage.citizens[0], name));
      else await life.liveUntilApproval(stage, stage.citizens[0], name);
    }
  }
  await live(warmUp);
  process.stdout.write('ready\\n');
  for await (const _ of createInterface({ input: process.stdin })) {
    calls = {};
    await live(lives);
    process.stdout.write(JSON.stringify(calls) + '\\n');
  }
  await database.end();`;

await using started = new AsyncDisposableStack();
const turns: Turn[] = [];
for (const tree of trees) turns.push(started.use(await startTurn(tree, program, [values['warm-up'], values.lives])));
const found = new Map<string, Calls>(trees.map((tree) => [tree, {}]));
await inTurn(turns, Number(values.rounds), ({ tree }, answer) => {
  const all = found.get(tree) ?? {};
  for (const [name, some] of Object.entries(Calls.parse(JSON.parse(answer)))) (all[name] ??= []).push(...some);
});

const lived = Number(values.rounds) * Number(values.lives);
for (const [tree, all] of found) {
  const life = { server: { least: 0, middle: 0 }, postgres: { least: 0, middle: 0 } };
  for (const [name, some] of Object.entries(all)) {
    const aLife = some.length / lived;
    const ms = (which: 0 | 1, share: number): number =>
      percentile(
        some.map((one) => one[which]),
        share,
      ) / 1e6;
    const [server, postgres] = ([0, 1] as const).map((which) => ({ least: ms(which, 0.2), middle: ms(which, 0.5) }));
    if (server === undefined || postgres === undefined) continue;
    for (const kind of ['least', 'middle'] as const) {
      life.server[kind] += aLife * server[kind];
      life.postgres[kind] += aLife * postgres[kind];
    }
    say('calls.call', {
      tree,
      name,
      aLife,
      serverMs: rounded(server.least, 2),
      postgresMs: rounded(postgres.least, 2),
    });
  }
  const short = ({ least, middle }: { least: number; middle: number }) => [rounded(least, 2), rounded(middle, 2)];
  say('calls', { tree, serverMsALife: short(life.server), postgresMsALife: short(life.postgres) });
}
