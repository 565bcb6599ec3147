import { isShown } from '@dongbo/contract';
import type { FormField, FormSection, FormValues } from '@dongbo/contract';
import { useTexts } from '../lib/texts.ts';
import { FieldInput } from './field-input.tsx';

interface SectionFieldsProps {
  readonly section: FormSection;
  /** Before the field ids, so that two forms on one page do not share them. */
  readonly idPrefix: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly values: FormValues;
  readonly onChange: (field: string, value: unknown) => void;
  /** Sentences by field id. */
  readonly errors: ReadonlyMap<string, string>;
  readonly warnings: ReadonlyMap<string, string>;
}

/** Id of the input of a field, for links from an error summary. */
export const inputId = (idPrefix: string, field: string): string => `${idPrefix}-${field}`;

/** The fields of one section that are shown for what has been answered so far. */
export function SectionFields(props: SectionFieldsProps) {
  const { section, idPrefix, answers, values, onChange, errors, warnings } = props;
  const known = new Map<string, unknown>(Object.entries(values));
  return section.fields
    .filter((field) => isShown(field.showIf, known))
    .map((field) =>
      isDerived(field) ? (
        <DerivedText key={field.id} field={field} value={values[field.id]} />
      ) : (
        <FieldInput
          key={field.id}
          field={field}
          id={inputId(idPrefix, field.id)}
          value={answers[field.id]}
          onChange={(value) => onChange(field.id, value)}
          error={errors.get(field.id)}
          warning={errors.has(field.id) ? undefined : warnings.get(field.id)}
        />
      ),
    );
}

const isDerived = (field: FormField): boolean => field.type === 'text' && field.derivedFrom !== undefined;

/** Not asked but made from another answer; shown as soon as that can be read. */
function DerivedText({ field, value }: { readonly field: FormField; readonly value: unknown }) {
  const { language } = useTexts();
  if (typeof value !== 'string') return null;
  return (
    <div className="derived-text" aria-live="polite">
      <p className="ds-label" data-weight="medium">
        {field.label[language]}
      </p>
      <p lang="vi">{value}</p>
    </div>
  );
}
