// `npm test`: installs what is missing, also the browser and the tools that look at printed papers from outside, runs
// every test, and says as its last line how many passed, failed and were skipped. Arguments are Vitest's filters.
// Of a whole run, the few files that failed run once more with nothing beside them: what passes then was unsteady, is named
// as such and has to be mended, but does not hold up everybody's work. An error outside any test belongs to no file, so it
// is a failure that no second run takes away.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
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

/** More failed files than this are no accident. */
const mostUnsteady = 3;

const strayErrorsReporter = join(root, 'scripts', 'launcher', 'stray-errors.mjs');

const folder = join(root, '.test');
mkdirSync(folder, { recursive: true });
let result = await run(filters);
const files = [...new Set(result.failures.map(({ file }) => file))];
const isOfFiles = files.length > 0 && files.length <= mostUnsteady && result.failures.length === result.failed;
if (filters.length === 0 && isOfFiles) result = merge(result, await run(files));
if (chrome === undefined) say('No Chromium was found: tests in the browser were skipped. Name one with CHROME_PATH.');
const { passed, failed, skipped } = result;
// Standard output is shared with Vitest, which has ended: this is the last line.
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** Runs Vitest once: its counts, and each failure with its file. */
async function run(chosen) {
  const report = join(folder, `report-${process.pid}.json`);
  const strayErrors = join(folder, `stray-errors-${process.pid}.json`);
  const code = await runVitest(chosen, { report, strayErrors });
  const counted = readReport(report, code, readCount(strayErrors));
  for (const file of [report, strayErrors]) rmSync(file, { force: true });
  return counted;
}

/** The whole run, corrected by what its failed files did alone. */
function merge(whole, alone) {
  const stillFails = new Set(alone.failures.map(nameOf));
  const unsteady = whole.failures.filter((failure) => !stillFails.has(nameOf(failure)));
  for (const failure of unsteady) say(`UNSTEADY: failed among others, passed alone: ${nameOf(failure)}`);
  // A failure that shows only now counts too.
  return { ...whole, passed: whole.passed + whole.failed - alone.failures.length, failed: alone.failed };
}

function nameOf({ file, title }) {
  return `${file} > ${title}`;
}

function runVitest(chosen, { report, strayErrors }) {
  const node = findNode24();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--reporter=${strayErrorsReporter}`];
  const args = ['run', ...reporters, `--outputFile.json=${report}`, ...chosen];
  const env = {
    ...process.env,
    DONGBO_STRAY_ERRORS: strayErrors,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
  };
  if (chrome !== undefined) env.CHROME_PATH = chrome;
  const child = spawn(node, [vitest, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
  const pass = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      say(error.message);
      resolve(1);
    });
    child.once('close', (status) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(status ?? 1);
    });
  });
}

/** How many errors happened outside any test. */
function readCount(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : 0;
}

/** Counts from Vitest's report. A file that could not even be loaded holds no test, so it counts as one failure; so
 * does a run that ended without a report, and each error outside any test. */
function readReport(report, code, strayErrors) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, failures: [] };
  const { numPassedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const failures = testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const titles = assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName);
      return (titles.length > 0 ? titles : ['could not be loaded']).map((title) => ({
        file: relative(root, name),
        title,
      }));
    });
  return {
    passed: numPassedTests,
    // Whatever else made Vitest fail with every test green.
    failed: failures.length + strayErrors || (code !== 0 && numPassedTests > 0 ? 1 : 0),
    skipped: numPendingTests + numTodoTests,
    failures,
  };
}
