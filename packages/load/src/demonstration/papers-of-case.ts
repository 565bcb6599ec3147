import { caseOf, getProcedure, neededPapers, type RawAnswers } from '@dongbo/contract/procedures';
import type { Actor } from '@dongbo/kernel';
import type { Shown } from './demonstrated-procedures.ts';
import type { Stage } from './stage.ts';

/** What somebody hands in who has read the list: the case, and a paper for each line without which it would be incomplete. */
export interface PapersOfCase {
  readonly paperCase: string | null;
  readonly components: readonly { readonly id: string; readonly name: string }[];
}

interface HandedIn {
  readonly by: Actor;
  readonly where: 'online' | 'counter';
  readonly answers: RawAnswers;
  /** Absent: the first case. */
  readonly caseKey?: string;
}

/** Reads the list of a procedure as it is on the day. Where it names no paper that is always needed, the first that the source
 * names is handed in. */
export async function papersOfCase(
  stage: Stage,
  shown: Pick<Shown, 'code' | 'componentId'>,
  { by, where, answers, caseKey }: HandedIn,
): Promise<PapersOfCase> {
  const { papers: list, componentGroups } = await stage.call(getProcedure, { code: shown.code }, by);
  const paperCase = caseOf(list, { caseKey: caseKey ?? list.cases[0]?.key ?? null, answers });
  const needed = neededPapers(list, { caseKey: paperCase, answers }, where);
  const first = componentGroups.flatMap(({ items }) => items).filter(({ id }) => id === shown.componentId);
  return { paperCase, components: needed.length > 0 ? needed : first };
}
