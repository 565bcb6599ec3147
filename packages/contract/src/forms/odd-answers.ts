import { boundField } from './field-types.ts';
import type { FormValues } from './field-type.ts';
import type { FormDefinition } from './form-definition.ts';
import { oddRules } from './form-rules.ts';
import type { AnswerProblem, ParseOptions } from './parse-answers.ts';

/** What is odd about answers as `parseAnswers` reads them: nothing that stops a filing, but whoever decides is told. The answers are
 * not read once more, so that it can be asked whenever somebody looks at them. Pure. */
export function oddAnswers(
  definition: FormDefinition,
  values: FormValues,
  options: Pick<ParseOptions, 'today' | 'applicant'>,
): AnswerProblem[] {
  const read = new Map(Object.entries(values));
  const context = { today: options.today, earlier: (id: string) => read.get(id) };
  const odd = definition.sections.flatMap(({ fields }) =>
    fields.flatMap((field) => {
      const value = read.get(field.id);
      if (value === undefined) return [];
      return boundField(field)
        .warn(value, context)
        .map((fault) => ({ field: field.id, ...fault }));
    }),
  );
  return [...odd, ...oddRules(definition, read, options)];
}
