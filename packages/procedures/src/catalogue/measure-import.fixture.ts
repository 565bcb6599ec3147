import type { ImportReport } from '@dongbo/contract/procedures';
import { importLines, type RunEndpoint } from './import-lines.ts';
import { readBatch } from './import-plan.ts';
import { readLines } from './read-lines.ts';

// Run as a process of its own: imports the file named on the command line into nothing and prints the most memory that
// the process ever held (kilobytes), as a test measures it.

// The import calls one endpoint only, with its own input.
const run = (async (_endpoint: unknown, input: { lines: string[] }): Promise<ImportReport> => {
  const { lines, read, refused, repeated } = readBatch(input.lines, 1);
  return { read, imported: lines.length, updated: 0, unchanged: repeated, warned: 0, refused };
}) as unknown as RunEndpoint;

const report = await importLines(run, readLines(process.argv[2] ?? ''), { validFrom: '2026-01-01' });
process.stdout.write(
  JSON.stringify({ read: report.read, imported: report.imported, maxRss: process.resourceUsage().maxRSS }),
);
