import type { Language } from '../values.ts';
import { writeDay } from './calendar-day.ts';
import type { ProblemFacts } from './field-type.ts';
import type { FormDefinition } from './form-definition.ts';

/** The sentence for a problem or warning, from the texts of `forms.json` in that language. Placeholders are
 * `{{label}}` (the field's own label), `{{other}}`, `{{others}}` and the facts of the problem. */
export function describeProblem(
  definition: FormDefinition,
  problem: { readonly field: string; readonly code: string; readonly facts: ProblemFacts },
  language: Language,
  texts: Readonly<Record<string, string>>,
): string {
  const fields = new Map(definition.sections.flatMap((section) => section.fields.map((field) => [field.id, field])));
  const labelOf = (id: string) => fields.get(id)?.label[language] ?? id;
  const facts = new Map(Object.entries(problem.facts).map(([key, fact]) => [key, writeFact(key, fact, labelOf)]));
  facts.set('label', labelOf(problem.field));
  const text = texts[problem.code] ?? problem.code;
  return text.replace(/\{\{(\w+)\}\}/g, (_whole, key: string) => facts.get(key) ?? '');
}

function writeFact(key: string, fact: string, labelOf: (id: string) => string): string {
  if (key === 'other') return labelOf(fact);
  if (key === 'others')
    return fact
      .split(' ')
      .map((id) => `“${labelOf(id)}”`)
      .join(', ');
  return /^\d{4}-\d{2}-\d{2}$/.test(fact) ? writeDay(fact) : fact;
}
