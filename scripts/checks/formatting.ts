import { type Step, linesOf, runTool } from './step.ts';

/** Every file looks as `npm run format` would write it. */
export const formatting: Step = {
  name: 'formatting',
  run: async (root) => {
    const { code, output } = await runTool(root, 'oxfmt', ['--check']);
    const seen = Number(/on (\d+) files/.exec(output)?.[1] ?? 0);
    if (code === 0) return { problems: [], seen };
    const files = linesOf(output).filter((line) => / \(\d+m?s\)$/.test(line));
    const problems = files.map((line) => `${line.replace(/ \(\d+m?s\)$/, '')}: not formatted; run "npm run format"`);
    return { problems: problems.length > 0 ? problems : linesOf(output), seen };
  },
};
