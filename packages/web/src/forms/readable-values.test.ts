import { expect, test } from 'vitest';
import { FormDefinition } from '@dongbo/contract';
import { readableValues } from './readable-values.ts';

const text = (vi: string) => ({ vi, en: vi, uk: vi });

const form = FormDefinition.parse({
  key: 'example',
  version: 1,
  validFrom: '2025-07-01',
  validTo: null,
  title: text('Ví dụ'),
  legalBasis: ['test'],
  source: 'test',
  procedureCodes: [],
  rules: [{ kind: 'not-after', field: 'born', than: 'today' }],
  sections: [
    {
      id: 'one',
      title: text('Một'),
      fields: [
        {
          id: 'kind',
          type: 'choice',
          label: text('Loại'),
          options: [
            { value: 'person', label: text('Cá nhân') },
            { value: 'body', label: text('Tổ chức') },
          ],
        },
        { id: 'born', type: 'date', label: text('Ngày sinh'), showIf: [{ field: 'kind', oneOf: ['person'] }] },
        { id: 'words', type: 'text', label: text('Bằng chữ'), derivedFrom: { field: 'born', as: 'date-in-words' } },
      ],
    },
  ],
});

const today = '2026-11-22';

test('what can be read decides, what cannot counts as not given', () => {
  const values = readableValues(form, { kind: 'person', born: { day: '31', month: '2', year: '2026' } }, { today });
  expect(values).toEqual({ kind: 'person' });
});

test('an answer that breaks a rule between fields is left out, the others stay', () => {
  expect(readableValues(form, { kind: 'person', born: '24/12/2030' }, { today })).toEqual({ kind: 'person' });
});

test('fields made from others are filled as soon as these can be read', () => {
  const values = readableValues(form, { kind: 'person', born: { day: '5', month: '4', year: '2026' } }, { today });
  expect(values['words']).toBe('Ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu');
});

test('answers of an older form do not stop the reading', () => {
  expect(readableValues(form, { kind: 'body', gone: 'x' }, { today })).toEqual({ kind: 'body' });
});
