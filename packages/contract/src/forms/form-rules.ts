import { checkIdentityNumber, compareIdentity } from '../identifiers/identity-number.ts';
import { isShown } from './condition.ts';
import type { FormValue, FormValues } from './field-type.ts';
import type { FormDefinition, FormRule } from './form-definition.ts';
import type { AnswerProblem, ParseOptions } from './parse-answers.ts';

/** What the fields by themselves gave. */
export interface Reading {
  readonly values: ReadonlyMap<string, FormValue>;
  readonly shown: ReadonlySet<string>;
  readonly problems: readonly AnswerProblem[];
}

/** Rules whose breach is told and stops nothing. */
const warningKinds = ['number-fits', 'late-after-days', 'years-apart', 'same-as-applicant', 'to-prove'] as const;
type WarningRule = Extract<FormRule, { kind: (typeof warningKinds)[number] }>;
const warns = (rule: FormRule): rule is WarningRule => warningKinds.some((kind) => kind === rule.kind);

/** The rules between fields that are broken. The facts `other` and `others` hold field ids; `describeProblem` turns them into
 * labels. */
export function brokenRules(definition: FormDefinition, reading: Reading, options: ParseOptions): AnswerProblem[] {
  return definition.rules.flatMap((rule) => (warns(rule) ? [] : (checkRule(rule, reading, options) ?? [])));
}

/** The rules between fields whose breach is only odd. */
export function oddRules(
  definition: FormDefinition,
  values: Reading['values'],
  options: Pick<ParseOptions, 'today' | 'applicant'>,
): AnswerProblem[] {
  return definition.rules.flatMap((rule) => (warns(rule) ? (checkWarning(rule, values, options) ?? []) : []));
}

function checkWarning(
  rule: WarningRule,
  values: Reading['values'],
  { today, applicant }: Pick<ParseOptions, 'today' | 'applicant'>,
): AnswerProblem | AnswerProblem[] | null {
  switch (rule.kind) {
    case 'number-fits':
      return checkNumber(rule, values, today);
    case 'late-after-days':
      return checkLate(rule, values, today);
    case 'years-apart':
      return checkYearsApart(rule, values);
    case 'same-as-applicant':
      return checkApplicant(rule, values, applicant);
    case 'to-prove':
      return isShown(rule.when, values) ? { field: rule.field, code: 'to-prove', facts: {} } : null;
  }
}

function checkRule(
  rule: Exclude<FormRule, WarningRule>,
  reading: Reading,
  options: ParseOptions,
): AnswerProblem | null {
  const { values } = reading;
  switch (rule.kind) {
    case 'not-after':
      return checkNotAfter(rule, values, options.today);
    case 'at-least-one':
      return checkAtLeastOne(rule.fields, reading, options);
    case 'different':
      return checkDifferent(rule.fields, values);
    case 'minor':
      return checkMinor(rule, values, options.today);
    case 'not-together':
      return isShown(rule.when, values)
        ? { field: rule.field, code: 'not-with-other', facts: { other: rule.other } }
        : null;
  }
}

/** A name whatever its capitals and wherever its tone stands (hoà, hòa): letters, then the marks of each word. */
const asRead = (name: string): string =>
  name
    .toLocaleLowerCase('vi')
    .split(/\s+/)
    .map((word) => {
      const apart = word.normalize('NFD');
      const marks = apart.match(/\p{M}/gu) ?? [];
      return [apart.replaceAll(/\p{M}/gu, ''), ...marks.toSorted()].join('');
    })
    .join(' ');

function checkApplicant(
  rule: Extract<FormRule, { kind: 'same-as-applicant' }>,
  values: ReadonlyMap<string, FormValue>,
  applicant: FormValues | undefined,
): AnswerProblem | null {
  const typed = values.get(rule.field);
  const applied =
    applicant !== undefined && Object.hasOwn(applicant, rule.applicant) ? applicant[rule.applicant] : undefined;
  if (typeof typed !== 'string' || typeof applied !== 'string' || !isShown(rule.when, values)) return null;
  if (!isShown(rule.applicantWhen, new Map(Object.entries(applicant ?? {})))) return null;
  if (typed === applied || asRead(typed) === asRead(applied)) return null;
  return { field: rule.field, code: 'differs-from-applicant', facts: { applicant: applied, typed } };
}

/** The last day that a date known in part can be: whoever is of age even then is of age. */
function checkMinor(
  rule: Extract<FormRule, { kind: 'minor' }>,
  values: ReadonlyMap<string, FormValue>,
  today: string,
): AnswerProblem | null {
  const birth = values.get(rule.field);
  if (typeof birth !== 'string' || !isShown(rule.when, values)) return null;
  const latest = `${birth}${'-12-31'.slice(birth.length - 4)}`;
  const ofAge = `${Number(latest.slice(0, 4)) + rule.years}${latest.slice(4)}`;
  if (ofAge > today) return null;
  return { field: rule.field, code: 'of-age', facts: { years: String(rule.years), law: rule.legalBasis } };
}

function checkNumber(
  rule: Extract<FormRule, { kind: 'number-fits' }>,
  values: ReadonlyMap<string, FormValue>,
  today: string,
): AnswerProblem[] {
  const number = values.get(rule.field);
  if (typeof number !== 'string') return [];
  const gender = values.get(rule.gender);
  const birth = values.get(rule.birth);
  const said = {
    gender: gender === 'male' || gender === 'female' ? gender : undefined,
    birthDate: typeof birth === 'string' ? birth : undefined,
  } as const;
  return compareIdentity(checkIdentityNumber(number, today), said).map((code) => ({
    field: rule.field,
    code,
    facts: {},
  }));
}

function checkNotAfter(
  rule: Extract<FormRule, { kind: 'not-after' }>,
  values: ReadonlyMap<string, FormValue>,
  today: string,
): AnswerProblem | null {
  const date = values.get(rule.field);
  const bound = rule.than === 'today' ? today : values.get(rule.than);
  if (typeof date !== 'string' || typeof bound !== 'string') return null;
  // Of two dates known to different depth only the part known of both can be compared: 2001 is not after 2001-05-03.
  const depth = Math.min(date.length, bound.length);
  if (date.slice(0, depth) <= bound.slice(0, depth)) return null;
  return rule.than === 'today'
    ? { field: rule.field, code: 'date-in-future', facts: { today } }
    : { field: rule.field, code: 'date-after-other', facts: { other: rule.than } };
}

function checkAtLeastOne(
  fields: readonly string[],
  { values, shown, problems }: Reading,
  options: ParseOptions,
): AnswerProblem | null {
  const candidates = fields.filter((field) => shown.has(field));
  const [first] = candidates;
  if (
    options.partial === true ||
    first === undefined ||
    candidates.some((field) => (values.get(field) ?? false) !== false)
  )
    return null;
  // Somebody tried: the problem of that field is the one to mend.
  if (candidates.some((field) => problems.some((problem) => problem.field === field))) return null;
  return { field: first, code: 'at-least-one', facts: { others: candidates.join(' ') } };
}

function checkDifferent(fields: readonly string[], values: ReadonlyMap<string, FormValue>): AnswerProblem | null {
  const seen = new Map<FormValue, string>();
  for (const field of fields) {
    const value = values.get(field);
    if (value === undefined || typeof value === 'object') continue;
    const other = seen.get(value);
    if (other !== undefined) return { field, code: 'same-as-other', facts: { other } };
    seen.set(value, field);
  }
  return null;
}

function checkLate(
  rule: Extract<FormRule, { kind: 'late-after-days' }>,
  values: ReadonlyMap<string, FormValue>,
  today: string,
): AnswerProblem | null {
  const date = values.get(rule.field);
  if (typeof date !== 'string' || date.length !== 10) return null;
  // Both are days at midnight UTC, so the difference is a whole number of days.
  const passed = (Date.parse(today) - Date.parse(date)) / 86_400_000;
  if (passed <= rule.days) return null;
  return {
    field: rule.field,
    code: 'late',
    facts: { days: String(rule.days), passed: String(passed), law: rule.legalBasis },
  };
}

function checkYearsApart(
  rule: Extract<FormRule, { kind: 'years-apart' }>,
  values: ReadonlyMap<string, FormValue>,
): AnswerProblem | null {
  const elder = values.get(rule.field);
  const younger = values.get(rule.than);
  if (typeof elder !== 'string' || typeof younger !== 'string') return null;
  const years = Number(younger.slice(0, 4)) - Number(elder.slice(0, 4));
  if (years >= rule.least && years <= rule.most) return null;
  // The elder after the younger is another rule's affair, and a fault.
  const depth = Math.min(elder.length, younger.length);
  if (elder.slice(0, depth) > younger.slice(0, depth)) return null;
  return { field: rule.field, code: 'age-not-likely', facts: { other: rule.than, years: String(years) } };
}
