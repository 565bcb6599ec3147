import { projectFiles } from './project-files.ts';
import { type Step, linesOf, runTool } from './step.ts';

/** knip: files nobody imports, exports nobody uses, packages nobody needs. */
export const deadCode: Step = {
  name: 'dead code',
  run: async (root) => {
    const { code, output } = await runTool(root, 'knip', ['--no-progress', '--reporter', 'compact']);
    const problems = code === 0 ? [] : linesOf(output);
    return { problems, seen: projectFiles(root, /^packages\/.*\.tsx?$/).length };
  },
};
