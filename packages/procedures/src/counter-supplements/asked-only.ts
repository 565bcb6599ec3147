import type { FormDefinition } from '@dongbo/contract';
import type { RawAnswers } from '@dongbo/contract/procedures';
import type { StoredDossier } from '../dossiers/stored-dossier.ts';
import { findForm } from '../forms/default-forms.ts';
import type { StoredItem } from '../supplements/stored-supplement.ts';

/** Of the forms of a dossier the questions that a request asks about, and the answers to these: the rest of it is not the counter's
 * matter. Pure. */
export function askedOnly(
  { forms, answers }: Pick<StoredDossier, 'forms' | 'answers'>,
  items: readonly StoredItem[],
): { forms: FormDefinition[]; answers: RawAnswers } {
  const isAsked = (form: string, field: string): boolean =>
    items.some((item) => item.kind === 'field' && item.form === form && item.field === field);
  const asked = forms.flatMap(({ key, version }) => {
    const form = findForm(key, version);
    const sections = (form?.sections ?? [])
      .map((section) => ({ ...section, fields: section.fields.filter(({ id }) => isAsked(key, id)) }))
      .filter(({ fields }) => fields.length > 0);
    return form === undefined || sections.length === 0 ? [] : [{ ...form, sections, rules: [] }];
  });
  const known = asked.map(({ key, sections }) => {
    const values = new Map<string, unknown>(Object.entries(Object(answers[key])));
    const shown = sections.flatMap(({ fields }) => fields.filter(({ id }) => values.has(id)).map(({ id }) => id));
    return [key, Object.fromEntries(shown.map((id) => [id, values.get(id)]))] as const;
  });
  return { forms: asked, answers: Object.fromEntries(known) };
}
