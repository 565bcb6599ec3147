import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vi from '../../texts/vi/kernel/forms.json' with { type: 'json' };
import { describeProblem } from './describe-problem.ts';
import { FormDefinition } from './form-definition.ts';
import { parseAnswers } from './parse-answers.ts';
import { writeAnswers } from './write-answers.ts';

const text = (word: string) => ({ vi: word, en: word, uk: word });
const option = (value: string) => ({ value, label: text(value) });

/** A form of two pages in which a choice hides a field and a whole page. */
const definition = FormDefinition.parse({
  key: 'sample',
  version: 1,
  validFrom: '2025-07-01',
  validTo: null,
  title: text('Mẫu'),
  legalBasis: [],
  source: 'made for this test',
  procedureCodes: [],
  sections: [
    {
      id: 'first',
      title: text('Trang một'),
      fields: [
        { id: 'kind', type: 'choice', label: text('Loại'), options: [option('short'), option('long')] },
        {
          id: 'detail',
          type: 'text',
          label: text('Chi tiết'),
          maxLength: 20,
          showIf: [{ field: 'kind', oneOf: ['long'] }],
        },
        {
          id: 'deep',
          type: 'text',
          label: text('Sâu'),
          required: false,
          showIf: [{ field: 'detail', answered: true }],
        },
      ],
    },
    {
      id: 'second',
      title: text('Trang hai'),
      showIf: [{ field: 'kind', oneOf: ['long'] }],
      fields: [
        { id: 'from', type: 'date', label: text('Từ ngày') },
        { id: 'to', type: 'date', label: text('Đến ngày'), required: false },
        { id: 'phone', type: 'phone', label: text('Điện thoại'), required: false },
        { id: 'email', type: 'email', label: text('Thư điện tử'), required: false },
        { id: 'words', type: 'text', label: text('Bằng chữ'), derivedFrom: { field: 'from', as: 'date-in-words' } },
        { id: 'agreed', type: 'confirm', label: text('Cam đoan') },
      ],
    },
  ],
  rules: [
    { kind: 'not-after', field: 'from', than: 'to' },
    { kind: 'at-least-one', fields: ['phone', 'email'] },
  ],
});

const today = '2026-11-22';
const long = { kind: 'long', detail: 'x', from: '1/1/2026', to: '2/1/2026', phone: '0912345678', agreed: true };
const read = (answers: unknown, more: object = {}) => parseAnswers(definition, answers, { today, ...more });

describe('parseAnswers', () => {
  test('reads what is shown and makes what is derived', () => {
    expect(read({ ...long, words: 'forged' })).toMatchObject({
      ok: true,
      values: {
        from: '2026-01-01',
        phone: '+84912345678',
        words: 'Ngày mùng một tháng một năm hai nghìn không trăm hai mươi sáu',
      },
    });
  });

  test('hidden fields are dropped, also when what hides them is hidden, and whatever stands in them', () => {
    expect(read({ ...long, kind: 'short', detail: '\u0000', deep: 'x' })).toEqual({
      ok: true,
      values: { kind: 'short' },
      warnings: [],
    });
  });

  test.each([
    ['a missing answer', { ...long, detail: ' ' }, [{ field: 'detail', code: 'required' }]],
    ['a field that does not exist', { ...long, role: 'admin' }, [{ field: 'role', code: 'unknown-field' }]],
    [
      'dates in the wrong order',
      { ...long, from: '3/1/2026' },
      [{ field: 'from', code: 'date-after-other', facts: { other: 'to' } }],
    ],
    [
      'none of two',
      { ...long, phone: '' },
      [{ field: 'phone', code: 'at-least-one', facts: { others: 'phone email' } }],
    ],
    [
      'several at once, in the order of the form',
      { kind: 'long', agreed: true, phone: 'x' },
      [
        { field: 'detail', code: 'required' },
        { field: 'from', code: 'required' },
        { field: 'phone', code: 'not-a-phone' },
      ],
    ],
    ['a list', [], [{ field: '', code: 'not-answers' }]],
    ['nothing', null, [{ field: '', code: 'not-answers' }]],
  ])('refuses %s', (_what, answers, problems) => {
    const parsed = read(answers);
    expect(parsed).toMatchObject({ ok: false, problems });
  });

  test('names of every object are no answers', () => {
    const hostile: unknown = JSON.parse('{"kind":"short","__proto__":{"kind":"long"},"constructor":"x"}');
    const parsed = read(hostile);
    expect(parsed).toMatchObject({ ok: false, problems: [{ field: '__proto__' }, { field: 'constructor' }] });
  });

  test('half filled: what is missing waits, what is wrong does not', () => {
    expect(read({ kind: 'long', agreed: false }, { partial: true })).toMatchObject({
      ok: true,
      values: { kind: 'long' },
    });
    expect(read({ kind: 'long', from: '31/2/2026' }, { partial: true })).toMatchObject({
      ok: false,
      problems: [{ code: 'date-not-real' }],
    });
  });

  test('one page speaks only of itself', () => {
    const answers = { kind: 'long', from: 'x', more: 1 };
    expect(read(answers, { section: 'first' })).toMatchObject({
      ok: false,
      problems: [{ field: 'detail', code: 'required' }],
    });
    expect(read({ ...answers, detail: 'x' }, { section: 'first' }).ok).toBe(true);
    const second = read({ ...answers, detail: 'x' }, { section: 'second' });
    expect(second.ok ? [] : second.problems.map(({ field }) => field)).toEqual(['from', 'phone', 'agreed']);
  });

  test('never throws, and what it lets through it reads again as the same', () => {
    const raw = fc.dictionary(
      fc.constantFrom('kind', 'detail', 'deep', 'from', 'to', 'phone', 'email', 'words', 'agreed', 'zzz'),
      fc.oneof(
        fc.anything(),
        fc.constantFrom('long', 'short', '1/2/2026', '2026-03-04', '0912345678', 'a@b.vn', true, ' Đ\u0323a '),
      ),
    );
    fc.assert(
      fc.property(raw, fc.boolean(), (answers, partial) => {
        const parsed = read(answers, { partial });
        const again = parsed.ok ? read(parsed.values, { partial }) : parsed;
        expect(again.ok ? again.values : again.problems).toEqual(parsed.ok ? parsed.values : parsed.problems);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('writeAnswers goes by the form, leaves out what is empty or hidden', () => {
  const parsed = read(long);
  if (!parsed.ok) throw new Error('not readable');
  const written = writeAnswers(definition, parsed.values, 'en');
  expect(written.map(({ id, rows }) => [id, rows.map(({ field }) => field)])).toEqual([
    ['first', ['kind', 'detail']],
    ['second', ['from', 'to', 'phone', 'words', 'agreed']],
  ]);
  expect(writeAnswers(definition, { ...parsed.values, kind: 'short' }, 'en').map(({ id }) => id)).toEqual(['first']);
});

test('a problem becomes a sentence with labels and dates as people write them', () => {
  const say = (problem: Parameters<typeof describeProblem>[1]) => describeProblem(definition, problem, 'vi', vi);
  expect(say({ field: 'from', code: 'date-after-other', facts: { other: 'to' } })).toBe(
    '“Từ ngày” không được sau “Đến ngày”. Hãy xem lại cả hai ngày.',
  );
  expect(say({ field: 'from', code: 'date-in-future', facts: { today } })).toContain('(22/11/2026)');
  expect(say({ field: 'phone', code: 'at-least-one', facts: { others: 'phone email' } })).toContain(
    '“Điện thoại”, “Thư điện tử”',
  );
});
