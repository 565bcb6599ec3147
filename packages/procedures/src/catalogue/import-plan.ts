import type { ImportReport } from '@dongbo/contract/procedures';
import type { ProcedureLine } from './procedure-content.ts';
import { isBlankLine, readProcedureLine } from './read-procedure-line.ts';

export type ReadableLine = Extract<ProcedureLine, { ok: true }>;

/** What the catalogue holds of a code around a day. */
export interface Timeline {
  readonly code: string;
  readonly procedureId: string;
  /** The version valid on the day, or else the last one that ended before it. */
  readonly versionId: string | null;
  readonly hash: string | null;
  /** The version is valid on the day; false: it ended before. */
  readonly covers: boolean;
  /** First day of the next version after the day. */
  readonly nextFrom: string | null;
}

export interface NewVersion {
  readonly line: ReadableLine;
  /** Null for a code that the catalogue does not know yet. */
  readonly procedureId: string | null;
  /** The version that ends on the day before. */
  readonly closes: string | null;
  /** The day before the next known version, null when there is none. */
  readonly nextFrom: string | null;
}

/** Reads a batch. Of two lines with one code the first is kept: the second is the same and counts as unchanged, or says
 * something else and is refused, because nobody can know which of them holds. `firstLine` numbers the report. */
export function readBatch(lines: readonly string[], firstLine: number) {
  const readable = new Map<string, ReadableLine>();
  const lineOf = new Map<string, number>();
  const refused: ImportReport['refused'] = [];
  let read = 0;
  let repeated = 0;
  for (const [index, text] of lines.entries()) {
    if (isBlankLine(text)) continue;
    read += 1;
    const number = firstLine + index;
    const line = readProcedureLine(text);
    if (!line.ok) {
      refused.push({ line: number, code: line.code, reason: line.reason });
      continue;
    }
    const { code } = line.procedure;
    const earlier = readable.get(code);
    if (earlier === undefined) {
      readable.set(code, line);
      lineOf.set(code, number);
    } else if (earlier.hash === line.hash) repeated += 1;
    else refused.push({ line: number, code, reason: `duplicate-code: ${lineOf.get(code)}` });
  }
  return { lines: [...readable.values()], refused, read, repeated };
}

/** Decides what becomes of each line. A version is never rewritten: other content ends the version of the day on the day
 * before and opens a new one, so that a running dossier keeps what it started with. */
export function planImport(lines: readonly ReadableLine[], timelines: readonly Timeline[]) {
  const known = new Map(timelines.map((timeline) => [timeline.code, timeline]));
  const versions: NewVersion[] = [];
  let imported = 0;
  let updated = 0;
  let unchanged = 0;
  for (const line of lines) {
    const timeline = known.get(line.procedure.code);
    if (timeline?.covers && timeline.hash === line.hash) {
      unchanged += 1;
      continue;
    }
    if (timeline) updated += 1;
    else imported += 1;
    versions.push({
      line,
      procedureId: timeline?.procedureId ?? null,
      closes: timeline?.covers ? timeline.versionId : null,
      nextFrom: timeline?.nextFrom ?? null,
    });
  }
  return { versions, imported, updated, unchanged };
}
