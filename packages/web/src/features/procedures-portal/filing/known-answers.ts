import { answerByAccount, applicantFormKey, prefilledAnswers } from '@dongbo/contract';
import type { AnsweredByAccount, FormDefinition, FormSection, FormValues } from '@dongbo/contract';
import { readableValues } from '../../../forms/readable-values.ts';
import { useToday } from '../../../lib/today.ts';
import { useDraft } from './draft-context.tsx';

type Answers = Readonly<Record<string, unknown>>;

/** What was said of the applicant in this filing, as typed and as read; what the form hides for what was chosen is not said. */
export function useApplicant(): { readonly answers: Answers; readonly values: FormValues } | undefined {
  const { draft, content } = useDraft();
  const today = useToday();
  const form = draft.forms.find(({ key }) => key === applicantFormKey);
  if (form === undefined) return undefined;
  const { shown: answers } = answerByAccount(form, content.answers[form.key] ?? {}, draft.holder, today);
  return { answers, values: readableValues(form, answers, { today }) };
}

/** What is known for empty boxes of a page; whatever is typed, or emptied, stays. It is an answer when the person goes on. */
export function usePrefilled(
  section: FormSection,
  { answers, shown }: Pick<AnsweredByAccount, 'answers' | 'shown'>,
): Answers {
  const { draft } = useDraft();
  const applicant = useApplicant();
  const sources = { holder: draft.holder, earlier: draft.earlier, applicant: applicant?.answers ?? {}, shown };
  return prefilledAnswers(section, answers, sources);
}

/** The answers after one more. With another choice, what the account or an earlier filing had answered for the first one
 * goes: it was of another person. */
export function answered(form: FormDefinition, typed: Answers, field: string, value: unknown): Answers {
  const fields = form.sections.flatMap((section) => section.fields);
  const asked = fields.find(({ id }) => id === field);
  if (asked?.type !== 'choice' || typed[field] === value) return { ...typed, [field]: value };
  const depends = fields.filter(({ account, prefill }) =>
    [account, ...(prefill ?? [])].some((known) => known?.when?.some((condition) => condition.field === field) === true),
  );
  const gone = new Set(typed[field] === undefined ? [] : depends.map(({ id }) => id));
  return { ...Object.fromEntries(Object.entries(typed).filter(([id]) => !gone.has(id))), [field]: value };
}
