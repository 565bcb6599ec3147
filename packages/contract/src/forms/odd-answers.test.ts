import { expect, test } from 'vitest';
import { FormDefinition } from './form-definition.ts';
import { oddAnswers } from './odd-answers.ts';
import { parseAnswers } from './parse-answers.ts';

const label = { vi: 'x', en: 'x', uk: 'x' };
const option = (value: string) => ({ value, label });

const definition = FormDefinition.parse({
  key: 'sample',
  version: 1,
  validFrom: '2025-07-01',
  validTo: null,
  title: label,
  legalBasis: [],
  source: 'made for this test',
  procedureCodes: [],
  sections: [
    {
      id: 'only',
      title: label,
      fields: [
        { id: 'name', type: 'person-name', label },
        { id: 'home', type: 'address', label },
        { id: 'paper', type: 'choice', label, options: [option('personal'), option('old-card')] },
        { id: 'number', type: 'identity-number', label, paperField: 'paper' },
        { id: 'code', type: 'tax-code', label },
        { id: 'note', type: 'long-text', label },
      ],
    },
  ],
  rules: [{ kind: 'to-prove', field: 'name', when: [{ field: 'paper', oneOf: ['old-card'] }] }],
});
const today = '2026-11-22';

test('answers that were filed are as odd as when they were read, whatever they were typed like', () => {
  const parsed = parseAnswers(
    definition,
    {
      name: 'မောင်',
      home: { detail: 'Phum ၂' },
      paper: 'old-card',
      number: '271 000 123',
      code: '3600000001',
      note: 'An \u{1f642}',
    },
    { today },
  );
  expect(parsed.warnings.map(({ field, code }) => [field, code])).toEqual([
    ['name', 'not-printable'],
    ['home', 'not-printable'],
    ['number', 'identity-old-card'],
    ['code', 'tax-code-check-digit'],
    ['note', 'not-printable'],
    ['name', 'to-prove'],
  ]);
  const filed = JSON.parse(JSON.stringify(parsed.ok ? parsed.values : null));
  expect(oddAnswers(definition, filed, { today })).toEqual(parsed.warnings);
});
