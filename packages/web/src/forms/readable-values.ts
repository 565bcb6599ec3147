import { parseAnswers } from '@dongbo/contract';
import type { FormDefinition, FormValues, ParseOptions } from '@dongbo/contract';

/** What of half-typed answers can be read already: decides which fields and sections are shown. Answers that cannot be
 * read yet count as not given. */
export function readableValues(
  definition: FormDefinition,
  answers: Readonly<Record<string, unknown>>,
  options: Pick<ParseOptions, 'today'>,
): FormValues {
  let readable = answers;
  // Each round takes out at least one answer; more rounds than answers there cannot be.
  for (let round = 0; round <= Object.keys(answers).length; round += 1) {
    const parsed = parseAnswers(definition, readable, { ...options, partial: true });
    if (parsed.ok) return parsed.values;
    const faulty = new Set(parsed.problems.map(({ field }) => field));
    readable = Object.fromEntries(Object.entries(readable).filter(([field]) => !faulty.has(field)));
  }
  return {};
}
