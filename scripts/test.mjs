// `npm test`: installs what is missing, also the browser and the tools that look at printed papers from outside, runs
// every test, and says as its last line how many passed, failed and were skipped. Arguments are Vitest's filters.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bringTestTools } from './launcher/test-tools.mjs';
import { installPackages } from './launcher/install.mjs';
import { findNode24 } from './launcher/node-24.mjs';
import { root } from './launcher/root.mjs';
import { say } from './launcher/say.mjs';
import { buildWeb } from './launcher/web-build.mjs';

const filters = process.argv.slice(2);
await installPackages();
const chrome = await bringTestTools();
// Only the tests in a browser look at the built application.
if (filters.length === 0 || filters.some((filter) => filter.includes('e2e'))) await buildWeb();

const folder = join(root, '.test');
const report = join(folder, `report-${process.pid}.json`);
mkdirSync(folder, { recursive: true });
const code = await runVitest();
const counts = readCounts();
rmSync(report, { force: true });
if (chrome === undefined) say('No Chromium was found: tests in the browser were skipped. Name one with CHROME_PATH.');
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
// Standard output is shared with Vitest, which has ended: this is the last line.
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
process.exitCode = code !== 0 || counts.failed > 0 || counts.passed === 0 ? 1 : 0;

function runVitest() {
  const node = findNode24();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ];
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` };
  if (chrome !== undefined) env.CHROME_PATH = chrome;
  const child = spawn(node, [vitest, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      say(error.message);
      resolve(1);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
}

/** Counts from Vitest's report. A file that could not even be loaded holds no test, so it counts as one failure; so
 * does a run that ended without a report. */
function readCounts() {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length;
  const failed = numFailedTests + unloaded;
  return {
    passed: numPassedTests,
    // An error outside any test makes Vitest fail with every test green.
    failed: failed === 0 && code !== 0 && numPassedTests > 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}
