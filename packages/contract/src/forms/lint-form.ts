import { languages } from '../values.ts';
import type { LocalText } from '../values.ts';
import type { ShowIf } from './condition.ts';
import { holderFacts } from './prefill.ts';
import type { FormDefinition, FormField, FormRule } from './form-definition.ts';

export const formFaultCodes = [
  'duplicate-section-id',
  'duplicate-field-id',
  'condition-on-unknown-or-later-field',
  'condition-on-impossible-value',
  'derived-from-no-date',
  'paper-of-no-choice',
  'rule-on-unknown-field',
  'rule-on-wrong-type',
  'missing-text',
  'duplicate-option',
  'bounds-crossed',
  'unknown-catalogue',
  'validity-ends-before-start',
  'prefill-of-nothing',
] as const;
export type FormFaultCode = (typeof formFaultCodes)[number];

export interface FormFault {
  readonly code: FormFaultCode;
  /** Section or field at fault. */
  readonly at: string;
  readonly detail?: string;
}

export interface FormLintOptions {
  /** Keys of the catalogues that exist; not given, they are not looked up. */
  readonly knownCatalogues?: readonly string[];
}

/** Refuses form definitions that cannot work. An empty list means: ids are unique, conditions look back at answers that
 * can be given, rules compare what can be compared, every text is there in every language. */
export function lintForm(definition: FormDefinition, options: FormLintOptions = {}): FormFault[] {
  const fields = definition.sections.flatMap((section) => section.fields);
  return [
    ...repeated(definition.sections.map(({ id }) => id)).map((at) => ({ code: 'duplicate-section-id' as const, at })),
    ...repeated(fields.map(({ id }) => id)).map((at) => ({ code: 'duplicate-field-id' as const, at })),
    ...lintConditions(definition),
    ...fields.flatMap((field) => lintField(field, fields, options)),
    ...definition.rules.flatMap((rule) => lintRule(rule, fields)),
    ...lintTexts(definition),
    ...(definition.validTo !== null && definition.validTo < definition.validFrom
      ? [{ code: 'validity-ends-before-start' as const, at: definition.key }]
      : []),
  ];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function lintConditions(definition: FormDefinition): FormFault[] {
  const earlier = new Map<string, FormField>();
  const faults: FormFault[] = [];
  for (const section of definition.sections) {
    faults.push(...lintShowIf(section.id, section.showIf, earlier));
    for (const field of section.fields) {
      faults.push(...lintShowIf(field.id, field.showIf, earlier));
      faults.push(...lintShowIf(field.id, field.account?.when, earlier));
      faults.push(...lintPrefills(field, earlier));
      earlier.set(field.id, field);
    }
  }
  return faults;
}

function lintPrefills(field: FormField, earlier: ReadonlyMap<string, FormField>): FormFault[] {
  return (field.prefill ?? []).flatMap(({ from, name, when }): FormFault[] => [
    ...lintShowIf(field.id, when, earlier),
    ...(from === 'holder' && !holderFacts.some((fact) => fact === name)
      ? [{ code: 'prefill-of-nothing' as const, at: field.id, detail: name }]
      : []),
    ...(from === 'value' && !isPossible(field, name)
      ? [{ code: 'condition-on-impossible-value' as const, at: field.id, detail: name }]
      : []),
  ]);
}

function lintShowIf(at: string, showIf: ShowIf | undefined, earlier: ReadonlyMap<string, FormField>): FormFault[] {
  return (showIf ?? []).flatMap((condition): FormFault[] => {
    const field = earlier.get(condition.field);
    if (field === undefined) return [{ code: 'condition-on-unknown-or-later-field', at, detail: condition.field }];
    if ('answered' in condition) return [];
    return ('oneOf' in condition ? condition.oneOf : condition.noneOf)
      .filter((value) => !isPossible(field, value))
      .map((value) => ({ code: 'condition-on-impossible-value', at, detail: String(value) }));
  });
}

function isPossible(field: FormField, value: string | number | boolean): boolean {
  if (field.type === 'choice') return field.options.some((option) => option.value === value);
  if (field.type === 'confirm') return typeof value === 'boolean';
  if (field.type === 'integer' || field.type === 'money') return typeof value === 'number';
  return typeof value === 'string' && field.type !== 'address';
}

function lintField(field: FormField, fields: readonly FormField[], options: FormLintOptions): FormFault[] {
  const at = field.id;
  if (field.type === 'choice') {
    return repeated(field.options.map(({ value }) => value)).map((detail) => ({
      code: 'duplicate-option',
      at,
      detail,
    }));
  }
  if (field.type === 'text' && field.derivedFrom !== undefined) {
    const source = field.derivedFrom.field;
    const before = fields.slice(0, fields.indexOf(field)).find(({ id }) => id === source);
    return before?.type === 'date' ? [] : [{ code: 'derived-from-no-date', at, detail: source }];
  }
  if (field.type === 'identity-number' && field.paperField !== undefined) {
    const paper = fields.slice(0, fields.indexOf(field)).find(({ id }) => id === field.paperField);
    return paper?.type === 'choice' ? [] : [{ code: 'paper-of-no-choice', at, detail: field.paperField }];
  }
  if (field.type === 'catalogue' && options.knownCatalogues?.includes(field.catalogue) === false) {
    return [{ code: 'unknown-catalogue', at, detail: field.catalogue }];
  }
  return boundsCrossed(field) ? [{ code: 'bounds-crossed', at }] : [];
}

function boundsCrossed(field: FormField): boolean {
  if (field.type === 'integer' || field.type === 'money') {
    return field.min !== undefined && field.max !== undefined && field.min > field.max;
  }
  if (field.type !== 'date' && field.type !== 'partial-date') return false;
  const { notBefore, notAfter } = field;
  const fixed = notBefore !== 'today' && notAfter !== 'today';
  return notBefore !== undefined && notAfter !== undefined && fixed && notBefore > notAfter;
}

const dates: readonly FormField['type'][] = ['date', 'partial-date'];

function lintRule(rule: FormRule, fields: readonly FormField[]): FormFault[] {
  const compared =
    'fields' in rule
      ? rule.fields
      : (rule.kind === 'not-after' && rule.than !== 'today') || rule.kind === 'years-apart'
        ? [rule.field, rule.than]
        : rule.kind === 'number-fits'
          ? [rule.field, rule.birth, rule.gender]
          : rule.kind === 'not-together'
            ? [rule.field, rule.other]
            : [rule.field];
  const known = new Map(fields.map((field) => [field.id, field]));
  const conditions = 'when' in rule ? lintShowIf(rule.field, rule.when, known) : [];
  const faults = compared.flatMap((id): FormFault[] => {
    const field = fields.find((candidate) => candidate.id === id);
    if (field === undefined) return [{ code: 'rule-on-unknown-field', at: id, detail: rule.kind }];
    const needsDate =
      rule.kind === 'not-after' ||
      rule.kind === 'late-after-days' ||
      rule.kind === 'years-apart' ||
      rule.kind === 'minor';
    const fits = needsDate ? dates.includes(field.type) : rule.kind !== 'different' || field.type !== 'address';
    return fits ? [] : [{ code: 'rule-on-wrong-type', at: id, detail: rule.kind }];
  });
  return [...faults, ...conditions];
}

function lintTexts(definition: FormDefinition): FormFault[] {
  const missing = (text: LocalText | undefined, at: string): FormFault[] =>
    text === undefined
      ? []
      : languages
          .filter((language) => text[language].trim() === '')
          .map((detail) => ({ code: 'missing-text', at, detail }));
  return [
    ...missing(definition.title, definition.key),
    ...definition.sections.flatMap((section) => [
      ...missing(section.title, section.id),
      ...missing(section.record, section.id),
      ...missing(section.hint, section.id),
      ...section.fields.flatMap((field) => [
        ...missing(field.label, field.id),
        ...missing(field.record, field.id),
        ...missing(field.hint, field.id),
        ...(field.type === 'choice' ? field.options : []).flatMap((option) => [
          ...missing(option.label, field.id),
          ...missing(option.record, field.id),
          ...missing(option.hint, field.id),
        ]),
      ]),
    ]),
  ];
}
