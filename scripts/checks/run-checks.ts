import { root } from '../project-root.ts';
import { allSteps } from './all-steps.ts';
import type { Finding, Step } from './step.ts';

// Run by check.mjs under Node 24. Arguments name the steps to run (all, when there are none).
const wanted = process.argv.slice(2).map((name) => name.replaceAll('-', ' '));
const unknown = wanted.filter((one) => !allSteps.some(({ name }) => name === one));
if (unknown.length > 0) {
  console.error(
    `There is no check "${unknown.join('", "')}". There are: ${allSteps.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}
const steps = allSteps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const findings = new Map<string, Finding>();

async function look(step: Step): Promise<Finding> {
  try {
    const finding = await step.run(root);
    if (finding.problems.length > 0 || finding.seen > 0) return finding;
    return { problems: ['it looked at nothing'], seen: 0 };
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)], seen: 0 };
  }
}

const waiting = steps.values();

async function work(): Promise<void> {
  for (const step of waiting) {
    const from = performance.now();
    const finding = await look(step);
    findings.set(step.name, finding);
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    const verdict = finding.problems.length === 0 ? 'ok' : `${finding.problems.length} problem(s)`;
    console.log(`${step.name.padEnd(16)} ${verdict.padEnd(16)} looked at ${finding.seen}, ${seconds} s`);
  }
}

// Two at a time: the machine that checks has two cores.
await Promise.all([work(), work()]);

for (const { name } of steps) {
  const problems = findings.get(name)?.problems ?? [];
  if (problems.length > 0) console.log(`\n${name}:\n${problems.map((line) => `  ${line}`).join('\n')}`);
}
const failed = [...findings.values()].filter(({ problems }) => problems.length > 0).length;
console.log(failed === 0 ? `\nAll ${steps.length} checks passed.` : `\n${failed} of ${steps.length} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
