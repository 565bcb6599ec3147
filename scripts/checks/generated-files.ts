import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Step, linesOf } from './step.ts';

/** Files that are made from others are what their makers would write now. */
export const generatedFiles: Step = {
  name: 'generated files',
  run: async (root) => {
    const done = spawnSync(process.execPath, [join(root, 'scripts', 'generate.ts'), '--check'], {
      cwd: root,
      encoding: 'utf8',
      timeout: 120_000,
    });
    const lines = linesOf(done.stdout);
    const seen = lines.filter((line) => /^(same|differs)/.test(line)).length;
    if (done.status === 0) return { problems: [], seen };
    const differing = lines.filter((line) => line.startsWith('differs'));
    return { problems: differing.length > 0 ? differing : linesOf(done.stderr), seen };
  },
};
