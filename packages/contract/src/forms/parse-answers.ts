import { isShown } from './condition.ts';
import { boundField } from './field-types.ts';
import type { FieldFault, FormValue, FormValues, NameOf } from './field-type.ts';
import { dateInVietnameseWords } from './calendar-day.ts';
import { brokenRules } from './form-rules.ts';
import type { Reading } from './form-rules.ts';
import type { FormDefinition, FormField } from './form-definition.ts';
import { oddAnswers } from './odd-answers.ts';

export interface ParseOptions {
  /** The day of filing in Asia/Ho_Chi_Minh, YYYY-MM-DD. */
  readonly today: string;
  /** A half-filled form: what is missing is no problem yet, what is there must be right. */
  readonly partial?: boolean;
  /** Only this section's page is being left: its own fields must be complete, the others are not spoken of. */
  readonly section?: string;
  /** Names of codes; with it, unknown communes, agencies and catalogue codes are refused. */
  readonly nameOf?: NameOf;
  /** Readable answers of the applicant's form, for rules that compare with them. */
  readonly applicant?: FormValues;
}

/** What is wrong with one field. `code` is a key of the text catalogue `forms`. */
export interface AnswerProblem extends FieldFault {
  readonly field: string;
}

export type ParsedAnswers =
  | { readonly ok: true; readonly values: FormValues; readonly warnings: readonly AnswerProblem[] }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[]; readonly warnings: readonly AnswerProblem[] };

const mostUnknownFields = 20;

/** Reads raw answers of a form; the same function runs in the browser and on the server. Hidden fields are dropped,
 * unknown ones refused, text is stored as NFC. Problems come in the order of the form; warnings never stop a filing. */
export function parseAnswers(definition: FormDefinition, answers: unknown, options: ParseOptions): ParsedAnswers {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    return { ok: false, problems: [{ field: '', code: 'not-answers', facts: {} }], warnings: [] };
  }
  const given = new Map<string, unknown>(Object.entries(answers));
  const reading = readFields(definition, given, options);
  const problems = [
    ...inFormOrder(definition, [...reading.problems, ...brokenRules(definition, reading, options)]),
    ...unknownFields(definition, given),
  ];
  const values = Object.fromEntries(reading.values);
  const warnings = oddAnswers(definition, values, options);
  const spokenOf = inSection(definition, options.section);
  const spoken = problems.filter(({ field }) => spokenOf(field));
  if (spoken.length > 0) return { ok: false, problems: spoken, warnings };
  return { ok: true, values, warnings };
}

function readFields(definition: FormDefinition, given: ReadonlyMap<string, unknown>, options: ParseOptions): Reading {
  const values = new Map<string, FormValue>();
  const shown = new Set<string>();
  const problems: AnswerProblem[] = [];
  const context = { ...options, earlier: (id: string) => values.get(id) };
  for (const section of definition.sections) {
    if (!isShown(section.showIf, values)) continue;
    const demanding = options.partial !== true && (options.section === undefined || options.section === section.id);
    for (const field of section.fields) {
      if (!isShown(field.showIf, values)) continue;
      shown.add(field.id);
      if (isDerived(field)) {
        derive(field, values);
        continue;
      }
      const parsed = boundField(field).parse(given.get(field.id), context);
      if (parsed.kind === 'value') {
        values.set(field.id, parsed.value);
      } else if (parsed.kind === 'wrong') {
        // An unticked box on a half-filled form is simply not ticked yet.
        if (demanding || parsed.fault.code !== 'must-confirm') problems.push({ field: field.id, ...parsed.fault });
      } else if (field.required && demanding) {
        problems.push({ field: field.id, code: field.type === 'confirm' ? 'must-confirm' : 'required', facts: {} });
      }
    }
  }
  return { values, shown, problems };
}

type DerivedField = Extract<FormField, { type: 'text' }> & { derivedFrom: { field: string } };

const isDerived = (field: FormField): field is DerivedField => field.type === 'text' && field.derivedFrom !== undefined;

function derive(field: DerivedField, values: Map<string, FormValue>): void {
  const source = values.get(field.derivedFrom.field);
  if (typeof source === 'string') values.set(field.id, dateInVietnameseWords(source));
}

function inFormOrder(definition: FormDefinition, problems: readonly AnswerProblem[]): AnswerProblem[] {
  const order = definition.sections.flatMap((section) => section.fields.map(({ id }) => id));
  return problems.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

function unknownFields(definition: FormDefinition, given: ReadonlyMap<string, unknown>): AnswerProblem[] {
  const known = new Set(definition.sections.flatMap((section) => section.fields.map(({ id }) => id)));
  return [...given.keys()]
    .filter((field) => !known.has(field))
    .slice(0, mostUnknownFields)
    .map((field) => ({ field: field.slice(0, 60), code: 'unknown-field', facts: {} }));
}

function inSection(definition: FormDefinition, sectionId: string | undefined): (field: string) => boolean {
  if (sectionId === undefined) return () => true;
  const section = definition.sections.find(({ id }) => id === sectionId);
  const own = new Set(section?.fields.map(({ id }) => id));
  return (field) => own.has(field);
}
