import { applicantFormKey } from '@dongbo/contract';
import { neededPapers } from '@dongbo/contract/procedures';
import type { Draft, ListedPaper, PaperChoice } from '@dongbo/contract/procedures';
import type { DraftContent } from './draft-content.ts';

/** What the papers depend on. A mandate that was chosen before "for myself" is none any more. */
export function choiceOf({ paperCase, answers }: DraftContent): PaperChoice {
  const applicant = answers[applicantFormKey] ?? {};
  const isOwn = applicant['filedFor'] === 'self';
  return {
    caseKey: paperCase ?? null,
    answers: isOwn ? { ...answers, [applicantFormKey]: { ...applicant, mandate: null } } : answers,
  };
}

/** Papers that the case needs and that have no file. Pure. */
export function missingSlots(draft: Draft, content: DraftContent): readonly ListedPaper[] {
  const given = new Set(content.papers.flatMap(({ componentId, files }) => (files.length > 0 ? [componentId] : [])));
  return neededPapers(draft.procedure.papers, choiceOf(content), 'online').filter(({ id }) => !given.has(id));
}
