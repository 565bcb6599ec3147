import { expect, test } from 'vitest';
import { FormDefinition } from './form-definition.ts';
import { formFaultCodes, lintForm } from './lint-form.ts';
import type { FormFaultCode } from './lint-form.ts';

const text = (word: string) => ({ vi: word, en: word, uk: word });
const options = ['a', 'b'].map((value) => ({ value, label: text(value) }));

const base = {
  key: 'sample',
  version: 1,
  validFrom: '2025-07-01',
  validTo: null as string | null,
  title: text('Mẫu'),
  legalBasis: [],
  source: 'made for this test',
  procedureCodes: [],
};

const section = (id: string, ...fields: object[]) => ({ id, title: text(id), fields });
const kind = { id: 'kind', type: 'choice', label: text('Loại'), options };
const day = { id: 'day', type: 'date', label: text('Ngày') };
const word = { id: 'word', type: 'text', label: text('Chữ') };
const seen = (field: string, ...oneOf: (string | boolean)[]) => ({ ...word, showIf: [{ field, oneOf }] });

const form = (change: object = {}) =>
  FormDefinition.parse({
    ...base,
    sections: [section('one', kind, day, word)],
    rules: [{ kind: 'not-after', field: 'day', than: 'today' }],
    ...change,
  });

/** For every fault a form that has it, and where. */
const broken: Record<FormFaultCode, [object, string]> = {
  'duplicate-section-id': [{ sections: [section('one', kind, day), section('one', word)] }, 'one'],
  'duplicate-field-id': [{ sections: [section('one', kind, day), section('two', day)] }, 'day'],
  'condition-on-unknown-or-later-field': [{ sections: [section('one', seen('kind', 'a'), kind, day)] }, 'word'],
  'condition-on-impossible-value': [{ sections: [section('one', kind, day, seen('kind', 'c'))] }, 'word'],
  'derived-from-no-date': [
    { sections: [section('one', kind, day, { ...word, derivedFrom: { field: 'kind', as: 'date-in-words' } })] },
    'word',
  ],
  'paper-of-no-choice': [
    { sections: [section('one', day, { ...word, type: 'identity-number', paperField: 'day' })] },
    'word',
  ],
  'rule-on-unknown-field': [{ rules: [{ kind: 'different', fields: ['word', 'ghost'] }] }, 'ghost'],
  'rule-on-wrong-type': [{ rules: [{ kind: 'not-after', field: 'day', than: 'word' }] }, 'word'],
  'missing-text': [{ sections: [section('one', kind, { ...day, label: { ...text('x'), uk: ' ' } })] }, 'day'],
  'duplicate-option': [{ sections: [section('one', { ...kind, options: [...options, ...options] }, day)] }, 'kind'],
  'bounds-crossed': [
    { sections: [section('one', { ...day, notBefore: '2026-02-01', notAfter: '2026-01-01' })] },
    'day',
  ],
  'unknown-catalogue': [
    { sections: [section('one', day, { ...word, type: 'catalogue', catalogue: 'nowhere' })] },
    'word',
  ],
  'prefill-of-nothing': [
    { sections: [section('one', kind, day, { ...word, prefill: [{ from: 'holder', name: 'shoe-size' }] })] },
    'word',
  ],
  'validity-ends-before-start': [{ validTo: '2025-06-30' }, 'sample'],
};

test('finds nothing in a form that works', () => {
  expect(lintForm(form({ sections: [section('one', kind, day, seen('kind', 'a'))] }), { knownCatalogues: [] })).toEqual(
    [],
  );
});

test.each(formFaultCodes)('finds %s', (code) => {
  const [change, at] = broken[code];
  const faults = lintForm(form(change), { knownCatalogues: ['countries'] });
  expect(faults).toContainEqual(expect.objectContaining({ code, at }));
});
