import { isShown } from '@dongbo/contract';
import type { FormDefinition, FormField, FormSection, FormValues } from '@dongbo/contract';
import { useTexts } from '../lib/texts.ts';
import { FieldMessages } from '../ui/field.tsx';
import { FieldInput } from './field-input.tsx';

interface SectionFieldsProps {
  readonly section: FormSection;
  readonly rules: FormDefinition['rules'];
  /** Before the field ids, so that two forms on one page do not share them. */
  readonly idPrefix: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly values: FormValues;
  /** Fields that the account answers, with what it says: shown and not asked. */
  readonly facts?: ReadonlyMap<string, string>;
  readonly onChange: (field: string, value: unknown) => void;
  /** Sentences by field id. */
  readonly errors: ReadonlyMap<string, string>;
  readonly warnings: ReadonlyMap<string, string>;
}

/** Id of the input of a field, for links from an error summary. */
export const inputId = (idPrefix: string, field: string): string => `${idPrefix}-${field}`;

/** The fields of one section that are shown for what has been answered so far. */
export function SectionFields(props: SectionFieldsProps) {
  const { section, values, facts } = props;
  const known = new Map<string, unknown>(Object.entries(values));
  const shown = section.fields.filter((field) => isShown(field.showIf, known));
  const ofAccount = shown.filter(({ id }) => facts?.has(id) === true);
  return shown.map((field) => {
    if (facts?.has(field.id) !== true) return <OneField key={field.id} field={field} {...props} />;
    // What the account says stands together, where its first field stands.
    return field === ofAccount[0] ? <AccountFacts key={field.id} {...props} fields={ofAccount} facts={facts} /> : null;
  });
}

function OneField({ field, ...props }: SectionFieldsProps & { readonly field: FormField }) {
  const { idPrefix, answers, values, onChange, errors, warnings, section, rules } = props;
  const { language } = useTexts();
  if (isDerived(field)) return <DerivedText field={field} value={values[field.id]} />;
  return (
    <FieldInput
      field={field}
      id={inputId(idPrefix, field.id)}
      value={answers[field.id]}
      onChange={(value) => onChange(field.id, value)}
      error={errors.get(field.id)}
      warning={errors.has(field.id) ? undefined : warnings.get(field.id)}
      oneOfWith={oneOfWith(field, section, rules)?.label[language]}
    />
  );
}

/** The field that may be filled in instead, where a rule demands one of several; a box to tick is no place to write. */
function oneOfWith(field: FormField, section: FormSection, rules: FormDefinition['rules']): FormField | undefined {
  const group = rules.find((rule) => rule.kind === 'at-least-one' && rule.fields.includes(field.id));
  if (group?.kind !== 'at-least-one') return undefined;
  return section.fields.find((one) => one !== field && one.type !== 'confirm' && group.fields.includes(one.id));
}

interface AccountFactsProps extends Pick<SectionFieldsProps, 'idPrefix' | 'errors' | 'warnings'> {
  readonly fields: readonly FormField[];
  readonly facts: ReadonlyMap<string, string>;
}

/** What the account says of its holder, and where to have it put right. */
function AccountFacts({ fields, facts, idPrefix, errors, warnings }: AccountFactsProps) {
  const { t, language } = useTexts();
  return (
    <div className="account-facts">
      <dl className="facts">
        {fields.map(({ id, label }) => (
          <div key={id}>
            <dt>{label[language]}</dt>
            <dd lang="vi">{facts.get(id)}</dd>
          </div>
        ))}
      </dl>
      {fields.map(({ id }) => (
        <FieldMessages key={id} id={inputId(idPrefix, id)} error={errors.get(id)} warning={warnings.get(id)} />
      ))}
      <p className="quiet">{t('shared:account.facts')}</p>
    </div>
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
