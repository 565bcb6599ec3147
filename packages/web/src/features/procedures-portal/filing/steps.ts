import { answerByAccount, isOnPaper, isShown, parseAnswers } from '@dongbo/contract';
import type { FormDefinition, Holder, NameOf } from '@dongbo/contract';
import { caseOf, returnMethods } from '@dongbo/contract/procedures';
import type { Draft, ReturnMethod } from '@dongbo/contract/procedures';
import { readableValues } from '../../../forms/readable-values.ts';
import type { DraftContent } from './draft-content.ts';
import { choiceOf, missingSlots } from './paper-choice.ts';

export type StepState = 'done' | 'begun' | 'open';

/** One page of the filing. `path` is its address below the draft. */
export type FilingStep =
  | { readonly kind: 'unit' | 'papers' | 'return'; readonly path: string; readonly state: StepState }
  | {
      readonly kind: 'section';
      readonly path: string;
      readonly state: StepState;
      readonly form: FormDefinition;
      readonly sectionId: string;
    };

export const sectionPath = (form: string, section: string): string => `to-khai/${form}/${section}`;
export const checkPath = 'kiem-tra';

interface Reading {
  readonly today: string;
  readonly nameOf?: NameOf | undefined;
}

/** The steps of a filing in their order, with what is done. Sections that the answers hide are left out. */
export function stepsOf(draft: Draft, content: DraftContent, reading: Reading): FilingStep[] {
  return [
    { kind: 'unit', path: 'don-vi', state: content.unit === null ? 'open' : 'done' },
    ...draft.forms.flatMap((form) => sectionSteps(form, content.answers[form.key] ?? {}, draft.holder, reading)),
    ...(hasPapers(draft) ? [{ kind: 'papers', path: 'giay-to', state: papersState(draft, content) } as const] : []),
    { kind: 'return', path: 'nhan-ket-qua', state: isReturnChosen(draft, content) ? 'done' : 'open' },
  ];
}

/** Ways in which the result of this filing may come back: what is on paper does not come online alone. */
export function returnMethodsOf({ forms, procedure }: Draft, { answers }: DraftContent): readonly ReturnMethod[] {
  const copiesOnPaper = forms.some((form) => isOnPaper(form, answers[form.key] ?? {}));
  const ofResult = procedure.paperResult?.methods ?? returnMethods;
  return ofResult.filter((method) => method !== 'online' || !copiesOnPaper);
}

export const isReturnChosen = (draft: Draft, content: DraftContent): boolean =>
  content.returnMethod !== null && returnMethodsOf(draft, content).includes(content.returnMethod);

/** Steps without which nothing can be filed. */
export const isRequired = ({ kind }: FilingStep): boolean => kind !== 'papers';

/** Done when nothing lacks that the case needs; a list that could not be read with certainty is done with any file. */
function papersState(draft: Draft, content: DraftContent): StepState {
  const { papers: list } = draft.procedure;
  const given = content.papers.some(({ files }) => files.length > 0);
  const isChosen = list.cases.length === 0 || caseOf(list, choiceOf(content)) !== null;
  if (isChosen && given && missingSlots(draft, content).length === 0) return 'done';
  return given || (content.paperCase ?? null) !== null ? 'begun' : 'open';
}

/** Does the procedure list any paper? Remarks of the source are none. */
export const hasPapers = (draft: Draft): boolean =>
  draft.procedure.componentGroups.some(({ items }) => items.some(({ isNote }) => !isNote));

function sectionSteps(
  form: FormDefinition,
  typed: Readonly<Record<string, unknown>>,
  holder: Holder,
  reading: Reading,
): FilingStep[] {
  const { answers } = answerByAccount(form, typed, holder, reading.today);
  const values = new Map<string, unknown>(Object.entries(readableValues(form, answers, reading)));
  return form.sections
    .filter((section) => isShown(section.showIf, values))
    .map((section) => {
      const begun = section.fields.some(({ id }) => typed[id] !== undefined);
      const parsed = parseAnswers(form, answers, {
        today: reading.today,
        section: section.id,
        ...(reading.nameOf && { nameOf: reading.nameOf }),
      });
      const optional = section.fields.every(({ required }) => !required);
      const state = parsed.ok && (begun || !optional) ? 'done' : begun ? 'begun' : 'open';
      return { kind: 'section', path: sectionPath(form.key, section.id), state, form, sectionId: section.id };
    });
}
