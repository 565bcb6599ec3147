import type { FormDefinition, FormField } from '@dongbo/contract';
import { useState } from 'react';
import { FieldInput } from '../../../forms/field-input.tsx';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { aboutId } from '../counter/counter-form.ts';
import type { CounterForm } from '../counter/counter-form.ts';

interface AboutPartProps {
  readonly items: readonly { readonly form: FormDefinition; readonly short: readonly string[] }[];
  readonly form: CounterForm;
  readonly onChange: (next: Partial<CounterForm>) => void;
}

/** Whom or what the dossier is about, in the questions of the procedure's own form: the few that tell it, and the rest on wish. What
 * the paper says need not be typed. */
export function AboutQuestions({ items, form, onChange }: AboutPartProps) {
  const { t } = useTexts('procedures-desk');
  const [all, setAll] = useState(false);
  return (
    <fieldset className="desk-part desk-part--about">
      <legend>{t('counter.about')}</legend>
      <p className="desk-quiet">{t('counter.about.hint')}</p>
      {items.map(({ form: definition, short }) => (
        <Questions key={definition.key} {...{ definition, form, onChange }} ids={all ? null : short} />
      ))}
      <p>
        <Button variant="tertiary" aria-pressed={all} onClick={() => setAll(!all)}>
          {t(all ? 'counter.about.less' : 'counter.about.all')}
        </Button>
      </p>
    </fieldset>
  );
}

interface QuestionsProps extends Pick<AboutPartProps, 'form' | 'onChange'> {
  readonly definition: FormDefinition;
  /** Those that are asked; null: all of them. */
  readonly ids: readonly string[] | null;
}

function Questions({ definition, ids, form, onChange }: QuestionsProps) {
  const format = useFormat();
  const typed = form.answers[definition.key] ?? {};
  // Who declares signs the paper; what is made from another answer is not typed.
  const isAsked = (field: FormField): boolean =>
    field.type !== 'confirm' &&
    !(field.type === 'text' && field.derivedFrom !== undefined) &&
    (ids === null || ids.includes(field.id));
  const put = (id: string, value: unknown) =>
    onChange({ answers: { ...form.answers, [definition.key]: { ...typed, [id]: value } } });
  return definition.sections
    .map((section) => ({ ...section, asked: section.fields.filter(isAsked) }))
    .filter(({ asked }) => asked.length > 0)
    .map(({ id, title, asked }) => (
      <section key={id} className="desk-about" aria-labelledby={`${aboutId(id)}-title`}>
        <h2 id={`${aboutId(id)}-title`}>{format.local(title)}</h2>
        {asked.map((field) => (
          <FieldInput
            key={field.id}
            field={{ ...field, required: false }}
            id={aboutId(field.id)}
            value={typed[field.id]}
            onChange={(value) => put(field.id, value)}
          />
        ))}
      </section>
    ));
}
