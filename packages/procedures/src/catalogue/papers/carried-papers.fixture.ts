import type { PaperList } from '@dongbo/contract/procedures';
import type { ProcedureContent } from '../procedure-content.ts';
import { readLines } from '../read-lines.ts';
import { readProcedureLine } from '../read-procedure-line.ts';
import { seedFile } from '../seed-catalogue.ts';
import { papersOfVersion } from './paper-list.ts';

/** The carried catalogue by code. */
export async function carriedProcedures(): Promise<ReadonlyMap<string, ProcedureContent>> {
  const all = new Map<string, ProcedureContent>();
  for await (const { text } of readLines(seedFile)) {
    const read = readProcedureLine(text ?? '');
    if (read.ok) all.set(read.procedure.code, read.procedure);
  }
  return all;
}

/** The papers of carried procedures, of one and of all. */
export function papersIn(carried: ReadonlyMap<string, ProcedureContent>) {
  function papersOf(code: string, ownForm = false) {
    const content = carried.get(code);
    if (content === undefined) throw new Error(`No ${code}`);
    return papersOfVersion({ versionId: code, code, componentGroups: content.componentGroups }, ownForm);
  }
  const everyPapers = () => [...carried].map(([code, content]) => ({ code, content, ...papersOf(code) }));
  return { papersOf, everyPapers };
}

/** The cases of a list; null where there is only one. */
export const keysOf = ({ cases, papers }: PaperList): (string | null)[] =>
  papers.length === 0 ? [] : cases.length === 0 ? [null] : cases.map(({ key }) => key);
