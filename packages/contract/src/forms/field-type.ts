import { z } from 'zod';
import { LocalText } from '../values.ts';
import type { Language } from '../values.ts';
import { ShowIf } from './condition.ts';
import { AccountFact, Prefill } from './prefill.ts';
import type { AnswerCode } from './problem-codes.ts';

/** An address: the commune (ward, special zone) by its five-digit code where it is in the list, and the rest as the
 * person writes it. */
export interface AddressValue {
  readonly communeCode: string | null;
  readonly detail: string;
}

/** What a parsed answer can be. Dates are YYYY-MM-DD (partial dates also YYYY or YYYY-MM), money is whole đồng. */
export type FormValue = string | number | boolean | AddressValue;
export type FormValues = Readonly<Record<string, FormValue>>;

/** Names of codes, by list: `communes`, `agencies` or the key of a catalogue. `undefined`: no such code. */
export type NameOf = (list: string, code: string, language: Language) => string | undefined;

export interface FieldContext {
  /** The day of filing in Asia/Ho_Chi_Minh, YYYY-MM-DD. */
  readonly today: string;
  /** Given: codes that it does not know are refused. Not given: codes are checked by their form only. */
  readonly nameOf?: NameOf | undefined;
  /** The answer to an earlier field of the same form, read already. */
  readonly earlier?: ((field: string) => FormValue | undefined) | undefined;
}

/** Facts for the text of a problem; a date is YYYY-MM-DD, and `describeProblem` writes it for people. */
export type ProblemFacts = Readonly<Record<string, string>>;

export type ParsedField<Value extends FormValue> =
  | { readonly kind: 'value'; readonly value: Value }
  /** Nothing was filled in; whether that is allowed is the form's affair, not the field type's. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly fault: FieldFault };

export interface FieldFault {
  readonly code: AnswerCode;
  readonly facts: ProblemFacts;
}

/** One kind of field: its configuration, the parser of raw answers (the same in browser and server), the writer for
 * the page that shows all answers and for printed copies, and what is odd about an answer that the parser has read: it is taken
 * all the same, and whoever looks at it is told. */
export interface FieldType<Config, Value extends FormValue> {
  readonly parse: (config: Config, raw: unknown, context: FieldContext) => ParsedField<Value>;
  readonly write: (config: Config, value: FormValue, language: Language, nameOf?: NameOf) => string;
  readonly warn?: (config: Config, value: FormValue, context: FieldContext) => readonly FieldFault[];
}

/** On copies and at the desk a text must not speak to whoever filled it in. */
export const InRecords = LocalText.optional().describe(
  'What stands on copies and at the desk, where the text itself speaks to whoever fills the form',
);

/** What every field has, whatever its type. */
export const fieldBase = {
  id: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,59}$/)
    .describe('Name of the answer; unique in the form'),
  label: LocalText,
  record: InRecords,
  hint: LocalText.optional().describe('Help below the label'),
  required: z.boolean().default(true).describe('Must it be answered when it is shown?'),
  showIf: ShowIf.optional().describe('When the field is shown; always when not given'),
  account: AccountFact.optional(),
  prefill: z
    .array(Prefill)
    .min(1)
    .optional()
    .describe('What stands in the box before somebody types: the first that is known'),
  autocomplete: z
    .string()
    .max(40)
    .optional()
    .describe('HTML autofill token where the answer is about the person who fills (WCAG 2.2, 1.3.5)'),
};

export const empty = { kind: 'empty' } as const;
export const found = <Value extends FormValue>(value: Value) => ({ kind: 'value', value }) as const;
export const wrong = (code: AnswerCode, facts: ProblemFacts = {}) =>
  ({ kind: 'wrong', fault: { code, facts } }) as const;
