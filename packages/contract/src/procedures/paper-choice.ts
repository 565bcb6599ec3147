import type { ListedPaper, PaperCondition, PaperList } from './papers.ts';

/** What is known when papers are chosen. */
export interface PaperChoice {
  /** The case that somebody chose. */
  readonly caseKey: string | null;
  /** Answers by form key and field id. */
  readonly answers: Readonly<Record<string, unknown>>;
}

function holds({ form, field, oneOf }: PaperCondition, answers: PaperChoice['answers']): boolean {
  const answer: unknown = Object(answers[form])[field];
  return typeof answer === 'string' && oneOf.includes(answer);
}

/** The case that holds: told by an answer, else as chosen; null where it has to be asked or there is none. Pure. */
export function caseOf(list: PaperList, { caseKey, answers }: PaperChoice): string | null {
  const told = list.cases.find(({ when }) => when !== null && holds(when, answers));
  return (told ?? list.cases.find(({ key }) => key === caseKey))?.key ?? null;
}

/** Whether the case is told by the answers already. Pure. */
export const isCaseTold = (list: PaperList, answers: PaperChoice['answers']): boolean =>
  list.cases.some(({ when }) => when !== null && holds(when, answers));

/** The papers of a case; while it is not known, only those of every case. Pure. */
export function papersFor(list: PaperList, choice: PaperChoice): ListedPaper[] {
  const key = caseOf(list, choice);
  return list.papers.filter(
    ({ cases, when }) =>
      (cases.length === 0 || (key !== null && cases.includes(key))) && (when === null || holds(when, choice.answers)),
  );
}

/** The papers without which a dossier of this case is incomplete: to be handed in online, or at the counter, where the form
 * that is filled is of paper too. Nothing is said of a text that could not be read with certainty. Pure. */
export function neededPapers(list: PaperList, choice: PaperChoice, where: 'online' | 'counter'): ListedPaper[] {
  if (!list.sure) return [];
  return papersFor(list, choice).filter(
    ({ need, handling }) =>
      need === 'always' && (handling === 'hand-in' || (where === 'counter' && handling === 'form')),
  );
}

/** Papers that the procedure does not list are named by whoever hands them in: by the citizen, or by the officer. */
const ownPaper = /^(own|desk)\.[1-9]$/;

/** At most so many papers of one's own in a dossier, from each side. */
export const mostOwnPapers = 9;

/** Is the paper one that the procedure does not list, and whose words is its name? */
export function namedBy(componentId: string): 'citizen' | 'officer' | null {
  const [, who] = ownPaper.exec(componentId) ?? [];
  return who === undefined ? null : who === 'own' ? 'citizen' : 'officer';
}

/** The next free id for a paper that the procedure does not list; null when there are enough. Pure. */
export function nextOwnPaper(who: 'citizen' | 'officer', taken: readonly string[]): string | null {
  const begins = who === 'citizen' ? 'own' : 'desk';
  for (let number = 1; number <= mostOwnPapers; number += 1)
    if (!taken.includes(`${begins}.${number}`)) return `${begins}.${number}`;
  return null;
}
