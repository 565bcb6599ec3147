import { fold } from '@dongbo/contract';
import type { ProcedureContent } from './procedure-content.ts';

/** More distinct words than any procedure has; keeps a hostile line below PostgreSQL's limit for a search vector (1 MB). */
const mostWords = 6000;
const longestWord = 40;

/** Folded name and code: what a searcher most likely means. */
export const searchHead = (procedure: ProcedureContent): string =>
  fold(`${procedure.name} ${procedure.code}`).slice(0, 8000);

/** Folded words of everything else a procedure is found by: field, agencies, papers, subjects, results, decision. Each once. */
export function searchBody(procedure: ProcedureContent): string {
  const texts = [
    procedure.field,
    procedure.ministry,
    ...procedure.executingAgencies,
    procedure.competentAuthority ?? '',
    procedure.coordinatingAgency ?? '',
    procedure.decision ?? '',
    ...procedure.subjects,
    ...procedure.results.map((result) => result.name),
    ...procedure.componentGroups.flatMap((group) => [group.case ?? '', ...group.items.map((item) => item.name)]),
  ];
  const words = new Set(
    texts.flatMap((text) => fold(text).split(' ')).filter((word) => word !== '' && word.length <= longestWord),
  );
  return [...words].slice(0, mostWords).join(' ');
}
