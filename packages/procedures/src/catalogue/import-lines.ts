import { type CallOf, type Endpoint, type OutputOf } from '@dongbo/contract';
import { importProcedures, type ImportReport } from '@dongbo/contract/procedures';
import { longestLine, type FileLine } from './read-lines.ts';
import { isBlankLine, readProcedureLine } from './read-procedure-line.ts';

/** Runs the operation of an endpoint as whoever called the import; the only way in. */
export type RunEndpoint = <E extends Endpoint>(endpoint: E, input: CallOf<E>) => Promise<OutputOf<E>>;

export interface ImportOptions {
  /** First day on which the imported versions are valid. */
  readonly validFrom: string;
  readonly dryRun?: boolean;
  readonly onProgress?: (state: { readonly read: number; readonly bytesRead: number }) => void;
  /** What earlier files of the same import said: hash and place by code. Handed on from file to file. */
  readonly seen?: Map<string, { readonly hash: string; readonly place: string }>;
  /** Names the file in the place of a line. */
  readonly file?: string;
}

const mostLines = 100;
/** Characters in one batch; a batch of long lines is cut earlier, so that memory stays bounded. */
const mostCharacters = 1_000_000;

/** Refusals that are kept one by one; a file of a hundred million bad lines must not fill the memory. */
const mostRefusals = 10_000;

/** What became of a whole file. `refused` holds the first ten thousand refusals, `refusedLines` counts all. */
export interface FileReport extends ImportReport {
  refusedLines: number;
}

const emptyReport = (): FileReport => ({
  read: 0,
  imported: 0,
  updated: 0,
  unchanged: 0,
  warned: 0,
  refused: [],
  refusedLines: 0,
});

function add(report: FileReport, batch: ImportReport): void {
  report.read += batch.read;
  report.imported += batch.imported;
  report.updated += batch.updated;
  report.unchanged += batch.unchanged;
  report.warned += batch.warned;
  report.refusedLines += batch.refused.length;
  report.refused.push(...batch.refused.slice(0, mostRefusals - report.refused.length));
}

/** Imports a stream of lines through the operation, batch by batch. A code that came earlier in the same import with other
 * content is refused here: across batches the operation would take it for a correction, and a second run would change
 * the catalogue to and fro. */
export async function importLines(
  run: RunEndpoint,
  lines: AsyncIterable<FileLine>,
  options: ImportOptions,
): Promise<FileReport> {
  const seen = options.seen ?? new Map<string, { readonly hash: string; readonly place: string }>();
  const report = emptyReport();
  let batch: FileLine[] = [];
  let characters = 0;

  const refuse = (line: number, code: string | null, reason: string): void => {
    add(report, { read: 1, imported: 0, updated: 0, unchanged: 0, warned: 0, refused: [{ line, code, reason }] });
  };
  /** Refuses what contradicts an earlier line; answers whether the line may go on. */
  const isConsistent = (number: number, text: string): boolean => {
    const read = readProcedureLine(text);
    if (!read.ok) return true; // The operation refuses it with the same reason.
    const { code } = read.procedure;
    const earlier = seen.get(code);
    if (earlier === undefined)
      seen.set(code, {
        hash: read.hash,
        place: options.file === undefined ? `${number}` : `${options.file}:${number}`,
      });
    else if (earlier.hash !== read.hash) {
      refuse(number, code, `duplicate-code: ${earlier.place}`);
      return false;
    }
    return true;
  };
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const sent = batch;
    batch = [];
    characters = 0;
    const answer = await run(importProcedures, {
      lines: sent.map((line) => line.text ?? ''),
      validFrom: options.validFrom,
      dryRun: options.dryRun ?? false,
    });
    // Lines of a batch need not follow each other in the file; the report counts from 1 inside the batch.
    const refused = answer.refused.map((one) => ({ ...one, line: sent[one.line - 1]?.number ?? one.line }));
    add(report, { ...answer, refused });
  };

  for await (const line of lines) {
    if (line.text === null)
      refuse(line.number, null, line.fault === 'line-too-long' ? `line-too-long: ${longestLine}` : String(line.fault));
    else if (!isBlankLine(line.text) && isConsistent(line.number, line.text)) {
      if (batch.length >= mostLines || characters + line.text.length > mostCharacters) await flush();
      batch.push(line);
      characters += line.text.length;
    }
    options.onProgress?.({ read: report.read + batch.length, bytesRead: line.bytesRead });
  }
  await flush();
  report.refused.sort((left, right) => left.line - right.line);
  return report;
}
