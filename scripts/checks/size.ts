import { projectFiles } from './project-files.ts';
import type { Step } from './step.ts';

const limits = [
  { wanted: /\.(test|e2e)\.tsx?$/, lines: 500 },
  // A style sheet is a list, not a thought: it may be longer.
  { wanted: /\.css$/, lines: 600 },
  { wanted: /\.(tsx?|mjs)$/, lines: 300 },
];

/** Lines per file, for every kind of source (oxlint counts functions), and no way around the limits inside a file. */
export const size: Step = {
  name: 'size',
  run: async (root) => {
    // Row types grow with the database and are read by nobody as a whole.
    const generated = String.raw`(?!.*\.generated\.|.*/tables\.ts$)`;
    const files = projectFiles(
      root,
      new RegExp(`^(packages|scripts|e2e|bench|faults)/${generated}.*\\.(tsx?|mjs|css)$`),
    );
    const problems = files.flatMap((file) => {
      const text = file.read();
      const count = text.split('\n').length - 1;
      const limit = limits.find(({ wanted }) => wanted.test(file.path))?.lines ?? 300;
      return [
        ...(count > limit ? [`${file.path}: ${count} lines, at most ${limit}: split it`] : []),
        ...(/(oxlint|eslint)-disable.*max-lines/.test(text)
          ? [`${file.path}: limits of size are not switched off`]
          : []),
      ];
    });
    return { problems, seen: files.length };
  },
};
