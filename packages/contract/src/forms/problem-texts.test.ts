import { expect, test } from 'vitest';
import en from '../../texts/en/kernel/forms.json' with { type: 'json' };
import uk from '../../texts/uk/kernel/forms.json' with { type: 'json' };
import vi from '../../texts/vi/kernel/forms.json' with { type: 'json' };
import { answerCodes } from './problem-codes.ts';

const texts = new Map(Object.entries<Record<string, string>>({ vi, en, uk }));
const placeholders = (text: string) => new Set(text.match(/\{\{\w+\}\}/g));

test.each([...texts.keys()])('%s has a text for every code, and none beside', (language) => {
  expect(Object.keys(texts.get(language) ?? {}).toSorted()).toEqual([...answerCodes].toSorted());
});

test('the same facts stand in all languages', () => {
  for (const code of answerCodes) {
    expect(placeholders(en[code]), code).toEqual(placeholders(vi[code]));
    expect(placeholders(uk[code]), code).toEqual(placeholders(vi[code]));
  }
});
