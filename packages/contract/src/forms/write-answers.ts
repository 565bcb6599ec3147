import type { Language, LocalText } from '../values.ts';
import { isShown } from './condition.ts';
import { boundField } from './field-types.ts';
import type { FormValues, NameOf } from './field-type.ts';
import type { FormDefinition } from './form-definition.ts';

export interface WrittenSection {
  /** Id of the section, for the link back to its page. */
  readonly id: string;
  readonly section: LocalText;
  readonly rows: readonly { readonly field: string; readonly label: LocalText; readonly value: string }[];
}

/** A form in the words of records: copies, the desk, letters. */
export const inRecords = (definition: FormDefinition): FormDefinition => ({
  ...definition,
  sections: definition.sections.map((section) => ({
    ...section,
    title: section.record ?? section.title,
    fields: section.fields.map((field) => ({
      ...field,
      label: field.record ?? field.label,
      ...(field.type === 'choice' && {
        options: field.options.map((option) => ({ ...option, label: option.record ?? option.label })),
      }),
    })),
  })),
});

/** Writes parsed answers out for reading, in the order of the form: the page that shows all answers and the printed
 * copy use it. Fields without an answer and empty sections are left out. */
export function writeAnswers(
  definition: FormDefinition,
  values: FormValues,
  language: Language,
  nameOf?: NameOf,
): WrittenSection[] {
  const known = new Map(Object.entries(values));
  return definition.sections
    .filter((section) => isShown(section.showIf, known))
    .map((section) => ({
      id: section.id,
      section: section.title,
      rows: section.fields.flatMap((field) => {
        const value = isShown(field.showIf, known) ? known.get(field.id) : undefined;
        if (value === undefined) return [];
        return [{ field: field.id, label: field.label, value: boundField(field).write(value, language, nameOf) }];
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
}
