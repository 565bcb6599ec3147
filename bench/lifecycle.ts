/*
 * How many whole lives of a dossier the web server and PostgreSQL get through in a second over HTTP: filed, received,
 * assigned, written, forwarded, approved, issued, handed over, with inbox and dossier view before every act, a search and
 * the public look-up between. The worker (letters, signatures) does not run meanwhile; its time is counted apart.
 *
 *   npm run bench -- lifecycle [--data FOLDER] [--lives N] [--clients N] [--paper BYTES] [--rounds N] [--profile FOLDER] [--statements] [--mix]
 *
 * `--mix`: 15 % of the lives leave the straight way (a supplement, a refusal, a withdrawal); without it all stay on it.
 * Prints rates, which depend on the machine and its other work, and processor time a life, which depends much less on that.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile, rounded, say, spread } from './support/figures.ts';
import { countNoLonger, countStatements } from './support/statement-share.ts';
import { livesASecond, processorMsALife, startWholeLives } from './support/whole-lives.ts';

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
    mix: { type: 'boolean', default: false },
  },
});
const lives = Number(values.lives);
const clients = Number(values.clients);

if (values.statements && values.data === undefined) throw new Error('--statements needs --data');
if (values.data !== undefined && values.statements) await countStatements(resolve(values.data));
await using living = await startWholeLives({
  data: values.data,
  clients,
  paperBytes: Number(values.paper),
  statements: values.statements,
  mix: values.mix,
  environment:
    values.profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${resolve(values.profile)}` },
});

try {
  await living.warmUp(Number(values['warm-up']));
  const rates: number[] = [];
  for (let count = 0; count < Number(values.rounds); count += 1) {
    const round = await living.round(lives);
    const rate = livesASecond(round);
    rates.push(rate);
    say('lifecycle.round', {
      mix: values.mix,
      lives,
      clients,
      perSecond: rounded(rate),
      secondsBefore: rounded(round.before),
      secondsAfter: rounded(round.after),
      workerSeconds: rounded(round.signing),
      processorMsALife: processorMsALife(round),
    });
  }
  for (const [operation, times] of living.times) say('lifecycle.call', { operation, ...spread(times) });
  const calls = [...living.times.values()].reduce((sum, times) => sum + times.length, 0);
  say('lifecycle', {
    dossiersBefore: living.dossiersBefore,
    clients,
    callsALife: rounded(calls / (lives * rates.length)),
    perSecond: rounded(percentile(rates, 0.5)),
    lowest: rounded(Math.min(...rates)),
    highest: rounded(Math.max(...rates)),
  });
} finally {
  if (values.statements) await countNoLonger(living.database);
}
