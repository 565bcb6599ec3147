import { useState } from 'react';
import { answerByAccount, isShown, parseAnswers, writeAnswers } from '@dongbo/contract';
import type { FormDefinition, FormSection, FormValues, Language, NameOf } from '@dongbo/contract';
import { readableValues } from '../../../forms/readable-values.ts';
import { SectionFields, inputId } from '../../../forms/section-fields.tsx';
import { useReferenceNames } from '../../../lib/reference-names.ts';
import { useTexts } from '../../../lib/texts.ts';
import { useToday } from '../../../lib/today.ts';
import { answered, useApplicant, usePrefilled } from './known-answers.ts';
import { NotThere } from './not-there.tsx';
import { useDraft } from './draft-context.tsx';
import { useProblemWords } from './problem-words.ts';
import { StepFrame } from './step-frame.tsx';
import { sectionPath } from './steps.ts';
import { useSteps } from './use-steps.ts';

interface SectionPageProps {
  readonly formKey: string;
  readonly sectionId: string;
}

export function SectionPage({ formKey, sectionId }: SectionPageProps) {
  const { draft } = useDraft();
  const form = draft.forms.find(({ key }) => key === formKey);
  const section = form?.sections.find(({ id }) => id === sectionId);
  return form && section ? <OneSection form={form} section={section} /> : <NotThere />;
}

/** One question of the form. Errors show when one wants to go on, and go as soon as they are mended. */
function OneSection({ form, section }: { readonly form: FormDefinition; readonly section: FormSection }) {
  const { language } = useTexts('procedures-portal');
  const { draft, content, keeper } = useDraft();
  const { goOn } = useSteps();
  const today = useToday();
  const nameOf = useReferenceNames([form]);
  const wordsOf = useProblemWords(form);
  const [asked, setAsked] = useState(false);
  const typed = content.answers[form.key] ?? {};
  const own = answerByAccount(form, typed, draft.holder, today);
  const applicant = useApplicant();
  const prefilled = usePrefilled(section, own);
  const answers = { ...own.answers, ...prefilled };
  const options = { today, ...(nameOf && { nameOf }), ...(applicant && { applicant: applicant.values }) };
  const parsed = parseAnswers(form, answers, { ...options, section: section.id });
  const values = readableValues(form, answers, options);
  const problems = asked && !parsed.ok ? parsed.problems : [];
  const errors = new Map(problems.map((problem) => [problem.field, wordsOf(problem)]));
  const warnings = new Map(parsed.warnings.map((warning) => [warning.field, wordsOf(warning)]));
  const shown = section.fields.filter((field) =>
    isShown(field.showIf, new Map<string, unknown>(Object.entries(values))),
  );
  const ids = new Set(shown.map(({ id }) => id));
  return (
    <StepFrame
      title={section.title[language]}
      above={form.title[language]}
      hint={section.hint && <p>{section.hint[language]}</p>}
      errors={[...errors]
        .filter(([field]) => ids.has(field))
        .map(([field, text]) => ({ target: inputId(form.key, field), text }))}
      onContinue={() => {
        setAsked(true);
        if (Object.keys(prefilled).length > 0)
          keeper.change({ answers: { ...content.answers, [form.key]: { ...typed, ...prefilled } } });
        if (parsed.ok) goOn(sectionPath(form.key, section.id));
      }}
    >
      <SectionFields
        section={section}
        rules={form.rules}
        idPrefix={form.key}
        answers={answers}
        values={values}
        facts={factsOf(form, values, own.fields, language, nameOf)}
        errors={errors}
        warnings={warnings}
        onChange={(field, value) =>
          keeper.change({
            answers: { ...content.answers, [form.key]: answered(form, { ...typed, ...prefilled }, field, value) },
          })
        }
      />
    </StepFrame>
  );
}

/** What the account answers on this page, written out. */
function factsOf(
  form: FormDefinition,
  values: FormValues,
  fields: ReadonlySet<string>,
  language: Language,
  nameOf: NameOf | undefined,
): ReadonlyMap<string, string> {
  const rows = writeAnswers(form, values, language, nameOf).flatMap((section) => section.rows);
  return new Map(rows.filter(({ field }) => fields.has(field)).map(({ field, value }) => [field, value]));
}
