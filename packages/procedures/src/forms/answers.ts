import {
  answerByAccount,
  applicantFormKey,
  applicantWarnings,
  holderOf,
  oddAnswers,
  parseAnswers,
  readApplicant,
  writeAnswers,
  type ApplicantFacts,
  type FormDefinition,
  type FormValues,
} from '@dongbo/contract';
import { type FormProblem, type RawAnswers } from '@dongbo/contract/procedures';
import { localDate, type AccountHolder } from '@dongbo/kernel';
import { nameOfCode } from '../reference-lists/commune-list.ts';
import { findForm, findRecordForm } from './default-forms.ts';
import { answersToday } from './older-answers.ts';
import { remembered } from './remembered.ts';

export interface ReadAnswers {
  /** Parsed values by form key; only of forms without problems. */
  readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly problems: readonly FormProblem[];
  /** Null while the applicant's part has problems. */
  readonly applicant: ApplicantFacts | null;
}

/** Reads all answers of a filing: what is missing or wrong, and who the applicant is. What the account answers is taken from
 * it, whatever was sent; somebody else's name in its place is a problem, because it would be overwritten. Pure. */
export function readFiling(
  forms: readonly FormDefinition[],
  answers: RawAnswers,
  {
    now,
    holder: account,
    partial = false,
  }: {
    readonly now: Date;
    readonly holder: AccountHolder | null;
    /** The paper carries the rest: what is missing is no problem, and who the applicant is was said elsewhere. */
    readonly partial?: boolean;
  },
): ReadAnswers {
  const today = localDate(now);
  const options = { today, nameOf: nameOfCode, partial };
  // At a counter nobody's account answers: the officer types what the papers say.
  const holder = account === null ? {} : holderOf(account, today);
  const typed = answersToday(forms, answers, holder);
  const values: Record<string, FormValues> = {};
  const problems: FormProblem[] = [];
  let applicant: ApplicantFacts | null = null;
  for (const form of forms) {
    const own = answerByAccount(form, typed[form.key] ?? {}, holder, today);
    const ofApplicant = values[applicantFormKey];
    const parsed = parseAnswers(form, own.answers, {
      ...options,
      ...(ofApplicant !== undefined && { applicant: ofApplicant }),
    });
    const found = [
      ...own.differing.map((field) => ({ field, code: 'differs-from-account', facts: {} })),
      ...(parsed.ok ? [] : parsed.problems),
    ];
    problems.push(...found.map(({ field, code, facts }) => ({ form: form.key, field, code, facts: { ...facts } })));
    if (!parsed.ok || found.length > 0) continue;
    values[form.key] = parsed.values;
    if (form.key === applicantFormKey && !partial) applicant = readApplicant(form, parsed.values, options);
  }
  return { values, problems, applicant };
}

/** Warnings that say nothing of who somebody is: the official finds them in the dossier itself. */
const ofPapersAlone: ReadonlySet<string> = new Set(['late']);

/** Dossiers that are open at about the same time: two answers for each, of about two kilobytes. */
const dossiersAtHand = 1_000;

/** What does not fit together in the answers of a dossier, by code of the texts `forms`: for whoever decides. Pure. */
export const oddFiling = remembered(findOdd, dossiersAtHand);

function findOdd(
  filed: readonly { key: string; version: number }[],
  values: Readonly<Record<string, unknown>>,
  today: string,
): readonly string[] {
  const valuesOf = (key: string) => {
    const given = values[key];
    // Made by parseAnswers when it was filed.
    return typeof given === 'object' && given !== null ? (given as FormValues) : undefined;
  };
  const applicant = valuesOf(applicantFormKey);
  return filed.flatMap(({ key, version }) => {
    const form = findForm(key, version);
    const own = valuesOf(key);
    if (form === undefined || own === undefined) return [];
    const found = oddAnswers(form, own, { today, ...(applicant !== undefined && { applicant }) });
    const odd = found.map(({ code }) => code).filter((code) => !ofPapersAlone.has(code));
    return key === applicantFormKey ? [...applicantWarnings(own, today), ...odd] : odd;
  });
}

type Written = { section: FormDefinition['title']; rows: { label: FormDefinition['title']; value: string }[] }[];

/** The answers of a dossier written out in Vietnamese, in the words of records, in the form versions they were given on. */
export const writeFiling = remembered(writeOut, dossiersAtHand);

function writeOut(
  forms: readonly { key: string; version: number }[],
  values: Readonly<Record<string, unknown>>,
): Written {
  return forms.flatMap(({ key, version }) => {
    const form = findRecordForm(key, version);
    const given = values[key];
    if (!form || typeof given !== 'object' || given === null) return [];
    // The values were made by parseAnswers of this very form version.
    const written = writeAnswers(form, given as Parameters<typeof writeAnswers>[1], 'vi', nameOfCode);
    return written.map(({ section, rows }) => ({ section, rows: rows.map(({ label, value }) => ({ label, value })) }));
  });
}
