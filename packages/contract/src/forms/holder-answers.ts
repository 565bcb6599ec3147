import { checkIdentityNumber, identityPapers } from '../identifiers/identity-number.ts';
import { fold } from '../text/fold.ts';
import { readDateParts } from './calendar-day.ts';
import { isShown } from './condition.ts';
import type { FormValue } from './field-type.ts';
import { boundField } from './field-types.ts';
import type { FormDefinition, FormField, FormSection } from './form-definition.ts';
import type { Holder, HolderFact, Prefill } from './prefill.ts';

type Answers = Readonly<Record<string, unknown>>;

/** What an account knows, as raw answers. The number tells which paper it stands on and the gender of its record. `today` is
 * YYYY-MM-DD. */
export function holderOf(
  account: {
    readonly name: string;
    readonly identityNumber: string | null;
    readonly birthDate: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  },
  today: string,
): Holder {
  const { name, identityNumber, birthDate, phone, email } = account;
  const check = identityNumber === null ? null : checkIdentityNumber(identityNumber, today);
  const paper = identityPapers.find((known) => known === check?.kind);
  return {
    name,
    ...(identityNumber !== null && { identityNumber }),
    ...(paper !== undefined && { identityPaper: paper }),
    ...(check?.kind === 'personal' && { gender: check.gender }),
    ...(birthDate !== null && { birthDate }),
    ...(phone !== null && { phone }),
    ...(email !== null && { email }),
  };
}

const given = (answers: Answers, id: string): unknown => (Object.hasOwn(answers, id) ? answers[id] : undefined);
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

export interface AnsweredByAccount {
  /** The answers with what the account says in its place. */
  readonly answers: Answers;
  /** Fields that the account answers here. */
  readonly fields: ReadonlySet<string>;
  /** Of these, those where something else had been typed. */
  readonly differing: readonly string[];
  /** Of the answers, those to fields that are shown: what was once answered and is hidden now counts nowhere. */
  readonly shown: Answers;
}

/** Puts what the account says of its holder into the answers, wherever the form asks for the holder. Conditions look at
 * what is shown and can be read, as `parseAnswers` does: an answer that the form hides for what was chosen decides nothing.
 * Pure; the same in browser and server. */
export function answerByAccount(
  definition: FormDefinition,
  typed: Answers,
  holder: Holder,
  today: string,
): AnsweredByAccount {
  const answers = new Map<string, unknown>(Object.entries(typed));
  const shown = new Map<string, unknown>();
  const fields = new Set<string>();
  const differing: string[] = [];
  const values = new Map<string, FormValue>();
  const read = (field: FormField, answer: unknown): FormValue | undefined => {
    const parsed = boundField(field).parse(answer, { today, earlier: (id) => values.get(id) });
    return parsed.kind === 'value' ? parsed.value : undefined;
  };
  for (const section of definition.sections) {
    if (!isShown(section.showIf, values)) continue;
    for (const field of section.fields) {
      if (!isShown(field.showIf, values)) continue;
      const before = answers.get(field.id);
      const said = isShown(field.account?.when, values) && field.account ? holder[field.account.fact] : undefined;
      // What the account holds and the form cannot read is asked, or nobody could go on.
      if (said !== undefined && read(field, said) !== undefined) {
        if (!isEmpty(before) && !isSame(before, said)) differing.push(field.id);
        answers.set(field.id, said);
        fields.add(field.id);
      }
      const answer = answers.get(field.id);
      if (answer === undefined) continue;
      shown.set(field.id, answer);
      const value = read(field, answer);
      if (value !== undefined) values.set(field.id, value);
    }
  }
  return { answers: Object.fromEntries(answers), fields, differing, shown: Object.fromEntries(shown) };
}

/** However it was written: blanks, dots and accents do not make another person. */
const bare = (raw: unknown): string => fold(String(raw)).replaceAll(' ', '');

function isSame(typed: unknown, said: string): boolean {
  if (typeof typed !== 'object' && bare(typed) === bare(said)) return true;
  const [one, other] = [readDateParts(typed), readDateParts(said)];
  return (
    typeof one?.year === 'number' && one.year === other?.year && one.month === other.month && one.day === other.day
  );
}

export interface PrefillSources {
  readonly holder: Holder;
  /** Raw answers of the person's own earlier filing, by field id. */
  readonly earlier: Answers;
  /** Raw answers to the shown fields of the applicant's form of this filing. */
  readonly applicant: Answers;
  /** Of what was typed, the answers to shown fields: conditions look at them alone. */
  readonly shown: Answers;
}

function prefillOf(one: Prefill, { holder, earlier, applicant }: PrefillSources): unknown {
  switch (one.from) {
    case 'holder':
      // The schema names facts as words; a form that names none of them is found by the linter.
      return holder[one.name as HolderFact];
    case 'earlier':
      return given(earlier, one.name);
    case 'applicant':
      return given(applicant, one.name);
    case 'value':
      return one.name;
  }
}

/** What is known for boxes of a section in which nothing was typed yet: nobody is asked twice. Pure. */
export function prefilledAnswers(section: FormSection, typed: Answers, sources: PrefillSources): Answers {
  const known = new Map<string, unknown>(Object.entries(sources.shown));
  const applicant = new Map<string, unknown>(Object.entries(sources.applicant));
  const filled: Record<string, unknown> = {};
  for (const field of section.fields) {
    if (given(typed, field.id) !== undefined || !isShown(field.showIf, known)) continue;
    const values = (field.prefill ?? [])
      .filter(({ when, applicantWhen }) => isShown(when, known) && isShown(applicantWhen, applicant))
      .map((one) => prefillOf(one, sources))
      .filter((value) => !isEmpty(value));
    if (values[0] === undefined) continue;
    known.set(field.id, values[0]);
    filled[field.id] = values[0];
  }
  return filled;
}
