/*
 * How much of the first folder's lives a second the others keep: the same rounds as `lifecycle`, on two or more data
 * folders in turn (A, B, A, B ...), so that whatever else the machine does meets all of them alike. Fill the folders with
 * `dongbo load`; the run adds its own lives to them.
 *
 *   npm run bench -- slope --data FOLDER --data FOLDER ... [--lives N] [--clients N] [--rounds N]
 *
 * The last line says the shares, each round compared with the first folder's round right before it, the middle of them: of
 * lives a second, and of processor time a life the other way round, so that 1 is "as fast as the first" in both.
 */
import { parseArgs } from 'node:util';
import { percentile, rounded, say } from './support/figures.ts';
import { livesASecond, processorMsALife, startWholeLives, type Round, type WholeLives } from './support/whole-lives.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true, default: [] },
    lives: { type: 'string', default: '150' },
    clients: { type: 'string', default: '12' },
    rounds: { type: 'string', default: '5' },
    'warm-up': { type: 'string', default: '40' },
  },
});
if (new Set(values.data).size < 2)
  throw new Error('slope needs two or more different folders: --data FOLDER --data FOLDER');

interface Measured {
  readonly folder: string;
  readonly living: WholeLives;
  readonly rounds: Round[];
}

const middle = (rounds: readonly Round[], of: (round: Round) => number): number => percentile(rounds.map(of), 0.5);

/** Server and PostgreSQL; the clients are not what grows with the folder. */
function processorMs(round: Round): number {
  const { server, postgres } = processorMsALife(round);
  return server + postgres;
}

await using started = new AsyncDisposableStack();
const all: Measured[] = [];
for (const folder of values.data) {
  const living = started.use(await startWholeLives({ data: folder, clients: Number(values.clients), paperBytes: 0 }));
  all.push({ folder, living, rounds: [] });
}
for (const { living } of all) await living.warmUp(Number(values['warm-up']));
for (let count = 0; count < Number(values.rounds); count += 1) {
  for (const { folder, living, rounds } of all) {
    const round = await living.round(Number(values.lives));
    rounds.push(round);
    say('slope.round', { folder, perSecond: rounded(livesASecond(round)), processorMsALife: processorMsALife(round) });
  }
}
for (const { folder, living, rounds } of all) {
  const rates = rounds.map(livesASecond);
  say('slope.folder', {
    folder,
    dossiers: living.dossiersBefore,
    perSecond: rounded(middle(rounds, livesASecond)),
    lowest: rounded(Math.min(...rates)),
    highest: rounded(Math.max(...rates)),
    processorMsALife: rounded(middle(rounds, processorMs)),
  });
}
const first = all[0]?.rounds ?? [];
/** The middle of what each round is of the first folder's round next to it. */
const shareOfFirst = (rounds: readonly Round[], of: (round: Round) => number): number =>
  percentile(
    rounds.flatMap((round, index) => {
      const other = first[index];
      return other === undefined ? [] : [of(round) / of(other)];
    }),
    0.5,
  );
say('slope', {
  dossiers: all.map(({ living }) => living.dossiersBefore),
  share: all.map(({ rounds }) => rounded(shareOfFirst(rounds, livesASecond), 3)),
  shareByProcessorTime: all.map(({ rounds }) => rounded(1 / shareOfFirst(rounds, processorMs), 3)),
});
