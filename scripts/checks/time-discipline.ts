import { findInLines, projectFiles } from './project-files.ts';
import type { Step } from './step.ts';

/** The only place that may ask the machine for the time. */
const clocks = new Set(['packages/kernel/src/clock.ts']);
const inCode = /\bDate\.now\s*\(|\bnew Date\(\s*\)|(?<![\w.])Date\(\)|\bTemporal\.Now\b/;

/** Kernel and systems are handed a clock, so that tests and the trial space can set the time. */
export const timeDiscipline: Step = {
  name: 'time discipline',
  run: async (root) => {
    const files = projectFiles(root, /^packages\/(?!server|cli|web|testing)[^/]+\/src\/.*\.tsx?$/).filter(
      ({ path }) => !clocks.has(path) && !path.includes('.test.') && !path.includes('.fixture.'),
    );
    const problems = files.flatMap((file) =>
      findInLines(
        file,
        inCode,
        ([found]) => `"${found}" asks the machine for the time; take it from the clock handed in`,
      ),
    );
    return { problems, seen: files.length };
  },
};
