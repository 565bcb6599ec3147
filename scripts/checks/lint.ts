import { z } from 'zod';
import { type Step, runTool } from './step.ts';

const Report = z.object({
  number_of_files: z.number(),
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string().optional(),
      filename: z.string().optional(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })).optional(),
    }),
  ),
});

/** oxlint with the rules that need types. Switching a rule off in a file is itself looked at by `words`. */
export const lint: Step = {
  name: 'lint',
  run: async (root) => {
    const args = ['--type-aware', '--report-unused-disable-directives-severity=error', '--format=json'];
    const { output } = await runTool(root, 'oxlint', args);
    const start = output.indexOf('{');
    if (start < 0) return { problems: [`oxlint did not run: ${output}`], seen: 0 };
    const report = Report.parse(JSON.parse(output.slice(start, output.lastIndexOf('}') + 1)));
    const problems = report.diagnostics.map(
      ({ filename, labels, message, code }) =>
        `${filename ?? ''}:${labels?.[0]?.span.line ?? 0}: ${message} ${code ?? ''}`,
    );
    return { problems, seen: report.number_of_files };
  },
};
