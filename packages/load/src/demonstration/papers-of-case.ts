import { caseOf, getProcedure, neededPapers, type RawAnswers } from '@dongbo/contract/procedures';
import type { Actor } from '@dongbo/kernel';
import type { Shown } from './demonstrated-procedures.ts';
import type { Stage } from './stage.ts';

/** What somebody hands in who has read the list: the case, and a paper for each line without which it would be incomplete. */
export interface PapersOfCase {
  readonly paperCase: string | null;
  readonly componentIds: readonly string[];
}

/** Reads the list of a procedure as it is on the day. Where it names no paper that is always needed, the first that the source
 * names is handed in. */
export async function papersOfCase(
  stage: Stage,
  shown: Shown,
  { by, where, answers }: { readonly by: Actor; readonly where: 'online' | 'counter'; readonly answers: RawAnswers },
): Promise<PapersOfCase> {
  const { papers: list } = await stage.call(getProcedure, { code: shown.code }, by);
  const paperCase = caseOf(list, { caseKey: list.cases[0]?.key ?? null, answers });
  const needed = neededPapers(list, { caseKey: paperCase, answers }, where).map(({ id }) => id);
  const first = shown.componentId === null ? [] : [shown.componentId];
  return { paperCase, componentIds: needed.length > 0 ? needed : first };
}
