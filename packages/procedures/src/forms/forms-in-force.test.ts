import { isShown, lintForm, parseAnswers, writeAnswers, type FormDefinition, type FormField } from '@dongbo/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameOfCode } from '../reference-lists/commune-list.ts';
import { referenceLists } from '../reference-lists/reference-lists.ts';
import { defaultForms } from './default-forms.ts';

const today = '2026-11-29';
const newest = (key: string) =>
  defaultForms.filter((form) => form.key === key).toSorted((a, b) => b.version - a.version)[0];
const inForce = [...new Set(defaultForms.map(({ key }) => key))].flatMap((key) => newest(key) ?? []);
const named = inForce.map((form) => [`${form.key}.v${form.version}`, form] as const);
const fieldsOf = ({ sections }: FormDefinition): FormField[] => sections.flatMap(({ fields }) => fields);

/** What people, and what programs that wish no good, put into a box of that kind. */
function answerTo(field: FormField): fc.Arbitrary<unknown> {
  const likely: Partial<Record<FormField['type'], fc.Arbitrary<unknown>>> = {
    choice: field.type === 'choice' ? fc.constantFrom(...field.options.map(({ value }) => value)) : fc.constant(''),
    confirm: fc.boolean(),
    'person-name': fc.constantFrom('Trần Thị Ngọc Ánh', "H'Hen Niê", 'Y Blĭm', 'Y'),
    'identity-number': fc.constantFrom('075085000002', '075 185 000 121', 'C1234567', '271234567'),
    'partial-date': fc.constantFrom(
      '1985',
      '3/1985',
      '14/3/1985',
      { day: '14', month: '3', year: '1985' },
      '00/00/1960',
    ),
    date: fc.constantFrom('20/11/2026', '2026-11-20', { day: '1', month: '2', year: '2026' }),
    phone: fc.constantFrom('0912 345 678', '+420 601 234 567'),
    email: fc.constantFrom('a@vidu.vn', 'a@thưviện.vn'),
    'tax-code': fc.constantFrom('0100109106', '0100109106-001'),
    catalogue: fc.constantFrom('VN', '01'),
    integer: fc.constantFrom('2', '12'),
    money: fc.constantFrom('10.000.000', '1'),
    address: fc.constantFrom(
      { communeCode: '26041', detail: '12 đường Thử' },
      { communeCode: null, detail: 'Praha' },
      { communeCode: '00004', detail: '1' },
    ),
  };
  return fc.oneof(
    { weight: 6, arbitrary: likely[field.type] ?? fc.constantFrom('4711', 'Một hai ba', 'Hộ kinh doanh Sen') },
    { weight: 1, arbitrary: fc.anything() },
  );
}

const filled = (form: FormDefinition): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(fieldsOf(form).map((field) => [field.id, answerTo(field)])), { requiredKeys: [] });

describe.each(named)('%s', (_name, form) => {
  test('can work', () => {
    expect(lintForm(form, { knownCatalogues: [...referenceLists.keys()] })).toEqual([]);
    for (const { fields } of form.sections) expect(fields.length).toBeLessThanOrEqual(8);
  });

  test('reads whatever is sent without falling, and what it has read it reads and writes again as the same', () => {
    const options = { today, nameOf: nameOfCode };
    fc.assert(
      fc.property(filled(form), (answers) => {
        const half = parseAnswers(form, answers, { ...options, partial: true });
        if (!half.ok) return;
        const again = parseAnswers(form, half.values, { ...options, partial: true });
        expect(again).toMatchObject({ ok: true, values: half.values });
        for (const { rows } of writeAnswers(form, half.values, 'vi', nameOfCode))
          for (const { value } of rows) expect(value).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 300 },
    );
  });

  test('has as many pages whatever is answered, so that “Bước 3/13” stays true', () => {
    const pages = (answers: Record<string, unknown>) =>
      form.sections.filter(({ showIf }) => isShown(showIf, new Map(Object.entries(answers)))).length;
    fc.assert(
      fc.property(filled(form), (answers) => {
        expect(pages(answers)).toBe(pages({}));
      }),
      { numRuns: 300 },
    );
  });

  test('demands nothing of fields that are not shown', () => {
    fc.assert(
      fc.property(filled(form), (answers) => {
        const parsed = parseAnswers(form, answers, { today, nameOf: nameOfCode });
        const values = parseAnswers(form, answers, { today, nameOf: nameOfCode, partial: true });
        if (parsed.ok || !values.ok) return;
        const known = new Map<string, unknown>(Object.entries(values.values));
        for (const { field, code } of parsed.problems.filter((problem) => problem.code === 'required')) {
          const asked = fieldsOf(form).find(({ id }) => id === field);
          expect(isShown(asked?.showIf, known), `${field} ${code}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('household business', () => {
  const form = newest('household-business-registration');
  const problemsOf = (answers: object) => {
    const parsed = form && parseAnswers(form, answers, { today, nameOf: nameOfCode, partial: true });
    return parsed?.ok === false ? parsed.problems.map(({ field, code }) => [field, code]) : [];
  };
  test.each([
    ['4711', []],
    ['47.11', []],
    ['99', [['mainActivityCode', 'not-digits']]],
    ['47111', [['mainActivityCode', 'not-digits']]],
    ['bán lẻ', [['mainActivityCode', 'not-digits']]],
  ])('code of the activity %s', (mainActivityCode, problems) => {
    expect(problemsOf({ mainActivityCode })).toEqual(problems);
  });
  test.each([
    ['26041', []],
    ['00004', [['officeAddress', 'address-elsewhere']]],
  ])('head office in %s', (communeCode, problems) => {
    expect(problemsOf({ officeAddress: { communeCode, detail: 'Số 1' } })).toEqual(problems);
  });
});
