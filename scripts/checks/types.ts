import { join } from 'node:path';
import { projectFiles } from './project-files.ts';
import { type Step, linesOf, runTool } from './step.ts';

/** TypeScript's compiler over every source. */
export const types: Step = {
  name: 'types',
  run: async (root) => {
    const { code, output } = await runTool(root, 'tsc', ['-p', '.', '--listFiles', '--pretty', 'false']);
    const lines = linesOf(output);
    const seen = new Set(lines.filter((line) => line.startsWith(`${root}/`) && !line.includes('/node_modules/')));
    const problems = lines.filter((line) => !line.startsWith('/'));
    const unseen = projectFiles(root, /^(packages|e2e|bench)\/.*\.tsx?$/).filter(
      ({ path }) => !seen.has(join(root, path)),
    );
    problems.push(...unseen.map(({ path }) => `${path}: the compiler did not look at this file (tsconfig.json)`));
    return { problems: code === 0 || problems.length > 0 ? problems : ['tsc failed without a word'], seen: seen.size };
  },
};
