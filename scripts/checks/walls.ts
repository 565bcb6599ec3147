import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFiles } from './project-files.ts';
import { type Step, runTool } from './step.ts';

const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        rule: z.object({ name: z.string() }),
        comment: z.string().optional(),
      }),
    ),
  }),
});

/** dependency-cruiser over every source. It passes when it sees nothing (with a TypeScript it does not know, for one),
 * so every source file has to be among the modules it saw. */
export const walls: Step = {
  name: 'walls',
  run: async (root) => {
    const folders = ['packages', 'e2e', 'bench', 'faults', 'scripts'].filter((folder) =>
      existsSync(join(root, folder)),
    );
    const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
    const { output } = await runTool(root, 'depcruise', args);
    const start = output.indexOf('{');
    if (start < 0) return { problems: [`dependency-cruiser did not run: ${output}`], seen: 0 };
    const report = Report.parse(JSON.parse(output.slice(start, output.lastIndexOf('}') + 1)));
    const problems = report.summary.violations.map(
      ({ from, to, rule, comment }) => `${from} -> ${to}: ${rule.name}. ${comment ?? ''}`,
    );
    const seen = new Set(report.modules.map(({ source }) => source));
    for (const { path } of projectFiles(root, /^(packages|e2e|bench|faults|scripts)\/.*\.(tsx?|mjs)$/)) {
      if (!seen.has(path)) problems.push(`${path}: dependency-cruiser did not look at this file`);
    }
    return { problems, seen: seen.size };
  },
};
