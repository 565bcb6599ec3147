import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languages } from '../values.ts';
import { dossierVocabulary } from './process.ts';

const namesIn = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../texts/${language}/procedures/actions.json`, import.meta.url), 'utf8'));

test('every action of a process of dossiers has a name in every language, for audit and lists', () => {
  for (const language of languages)
    expect(Object.keys(namesIn(language)).toSorted()).toEqual(dossierVocabulary.actions.toSorted());
});
