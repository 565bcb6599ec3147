import {
  applicantFormKey,
  parseAnswers,
  readApplicant,
  writeAnswers,
  type ApplicantFacts,
  type FormDefinition,
} from '@dongbo/contract';
import { type FormProblem, type RawAnswers } from '@dongbo/contract/procedures';
import { localDate } from '@dongbo/kernel';
import { nameOfCode } from '../reference-lists/commune-list.ts';
import { findForm } from './default-forms.ts';

export interface ReadAnswers {
  /** Parsed values by form key; only of forms without problems. */
  readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly problems: readonly FormProblem[];
  /** Null while the applicant's part has problems. */
  readonly applicant: ApplicantFacts | null;
}

/** Reads all answers of a filing: what is missing or wrong, and who the applicant is. Pure. */
export function readFiling(forms: readonly FormDefinition[], answers: RawAnswers, now: Date): ReadAnswers {
  const today = localDate(now);
  const options = { today, nameOf: nameOfCode };
  const values: Record<string, Readonly<Record<string, unknown>>> = {};
  const problems: FormProblem[] = [];
  let applicant: ApplicantFacts | null = null;
  for (const form of forms) {
    const parsed = parseAnswers(form, answers[form.key] ?? {}, options);
    if (!parsed.ok) {
      problems.push(
        ...parsed.problems.map(({ field, code, facts }) => ({ form: form.key, field, code, facts: { ...facts } })),
      );
      continue;
    }
    values[form.key] = parsed.values;
    if (form.key === applicantFormKey) applicant = readApplicant(form, parsed.values, options);
  }
  return { values, problems, applicant };
}

type Written = { section: FormDefinition['title']; rows: { label: FormDefinition['title']; value: string }[] }[];

/** The answers of a dossier written out in Vietnamese, in the form versions they were given on. */
export function writeFiling(
  forms: readonly { key: string; version: number }[],
  values: Readonly<Record<string, unknown>>,
): Written {
  return forms.flatMap(({ key, version }) => {
    const form = findForm(key, version);
    const given = values[key];
    if (!form || typeof given !== 'object' || given === null) return [];
    // The values were made by parseAnswers of this very form version.
    const written = writeAnswers(form, given as Parameters<typeof writeAnswers>[1], 'vi', nameOfCode);
    return written.map(({ section, rows }) => ({ section, rows: rows.map(({ label, value }) => ({ label, value })) }));
  });
}
