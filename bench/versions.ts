/*
 * What a life costs in one version of the program and in another: the same rounds as `lifecycle`, on two or more checkouts
 * in turn within one run, so that whatever else the machine does meets all of them alike. Runs after each other differ by
 * more than the versions do.
 *
 *   npm run bench -- versions --tree FOLDER --tree FOLDER ... [--lives N] [--clients N] [--rounds N]
 *
 * Each folder is a checkout with its packages installed, and runs its own clients on a fresh database. The last line says the
 * shares of the first, each round compared with the first one's round next to it: the middle, and the quarters around it.
 * Bytes of log (WAL) hang on no other work of the machine.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { percentile, rounded, say } from './support/figures.ts';
import { inTurn, startTurn, type Turn } from './support/in-turn.ts';

const { values } = parseArgs({
  options: {
    tree: { type: 'string', multiple: true, default: [] },
    lives: { type: 'string', default: '30' },
    clients: { type: 'string', default: '12' },
    rounds: { type: 'string', default: '12' },
    'warm-up': { type: 'string', default: '60' },
  },
});
const trees = values.tree.map((tree) => resolve(tree));
if (new Set(trees).size < 2)
  throw new Error('versions needs two or more different checkouts: --tree FOLDER --tree FOLDER');

const Round = z.object({
  perSecond: z.number(),
  processorMs: z.object({ server: z.number(), postgres: z.number(), clients: z.number() }),
  logBytes: z.number(),
});
type Round = z.infer<typeof Round>;

/** Runs in each checkout, with that one's own code: a line in is one round, a line out its figures. */
const rounds = `
  import { createInterface } from 'node:readline';
  const { livesASecond, processorMsALife, startWholeLives } = await import(process.cwd() + '/bench/support/whole-lives.ts');
  const [clients, warmUp, lives] = process.argv.slice(1).map(Number);
  await using living = await startWholeLives({ clients, paperBytes: 0 });
  const written = async () => Number((await living.database.query("select pg_current_wal_lsn() - '0/0' as n")).rows[0].n);
  await living.warmUp(warmUp);
  process.stdout.write('ready\\n');
  for await (const _ of createInterface({ input: process.stdin })) {
    const from = await written();
    const round = await living.round(lives);
    const logBytes = (await written() - from) / lives;
    const figures = { perSecond: livesASecond(round), processorMs: processorMsALife(round), logBytes };
    process.stdout.write(JSON.stringify(figures) + '\\n');
  }`;

await using started = new AsyncDisposableStack();
const facts = [values.clients, values['warm-up'], values.lives];
const versions: (Turn & { readonly rounds: Round[] })[] = [];
for (const tree of trees) {
  const turn = started.use(await startTurn(tree, rounds, facts));
  versions.push({ ...turn, rounds: [] });
}
await inTurn(versions, Number(values.rounds), (turn, answer) => {
  const round = Round.parse(JSON.parse(answer));
  versions.find((version) => version === turn)?.rounds.push(round);
  say('versions.round', { tree: turn.tree, ...round });
});

const first = versions[0]?.rounds ?? [];
for (const { tree, rounds: own } of versions) {
  const middle = (of: (round: Round) => number): number => rounded(percentile(own.map(of), 0.5));
  const shares = (of: (round: Round) => number): number[] => {
    const all = own.flatMap((round, index) => {
      const other = first[index];
      return other === undefined ? [] : [of(round) / of(other)];
    });
    return [0.25, 0.5, 0.75].map((share) => rounded(percentile(all, share), 3));
  };
  say('versions', {
    tree,
    processorMsALife: {
      server: middle(({ processorMs }) => processorMs.server),
      postgres: middle(({ processorMs }) => processorMs.postgres),
    },
    perSecond: middle(({ perSecond }) => perSecond),
    logBytesALife: middle(({ logBytes }) => logBytes),
    shareOfServer: shares(({ processorMs }) => processorMs.server),
    shareOfPostgres: shares(({ processorMs }) => processorMs.postgres),
    shareOfPerSecond: shares(({ perSecond }) => perSecond),
    shareOfLogBytes: shares(({ logBytes }) => logBytes),
  });
}
