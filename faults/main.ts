import { parseArgs } from 'node:util';
import { runFaults } from './fault-run.ts';

// `npm run faults -- --minutes N [--seed S] [--clients C]`: one JSON line on stdout, progress on stderr; exit code 1 when
// anything was lost, doubled or left over, 2 when the arguments make no sense.
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    clients: { type: 'string', default: '6' },
  },
});
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const clients = Number(values.clients);
if (!(minutes > 0) || !Number.isInteger(seed) || !Number.isInteger(clients) || clients < 1) {
  process.stderr.write('npm run faults -- --minutes N [--seed S] [--clients C]\n');
  process.exitCode = 2;
} else {
  const begin = performance.now();
  const say = (line: string): void => {
    process.stderr.write(`${((performance.now() - begin) / 1000).toFixed(1).padStart(7)} s  ${line}\n`);
  };
  const report = await runFaults({ minutes, seed, clients, pauses: { from: 2000, to: 12_000 }, say });
  process.stdout.write(`${JSON.stringify(report)}\n`);
  if (!report.clean) process.exitCode = 1;
}
