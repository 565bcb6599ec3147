import { useEffect, useState } from 'react';
import { describeProblem } from '@dongbo/contract';
import type { AnswerProblem, FormDefinition, Language } from '@dongbo/contract';
import { useTexts } from '../../../lib/texts.ts';

type FormTexts = Readonly<Record<string, string>>;

// Only who fills a form needs these sentences, so they come with it.
const loaders: Readonly<Record<Language, () => Promise<{ default: FormTexts }>>> = {
  vi: () => import('@dongbo/contract/texts/vi/kernel/forms.json', { with: { type: 'json' } }),
  en: () => import('@dongbo/contract/texts/en/kernel/forms.json', { with: { type: 'json' } }),
  uk: () => import('@dongbo/contract/texts/uk/kernel/forms.json', { with: { type: 'json' } }),
};

/** The sentence for a problem of a form, in the page's language. */
export function useProblemWords(form: FormDefinition): (problem: AnswerProblem) => string {
  const { language } = useTexts('procedures-portal');
  const [texts, setTexts] = useState<FormTexts>({});
  useEffect(() => {
    let current = true;
    void loaders[language]().then((module) => current && setTexts(module.default));
    return () => {
      current = false;
    };
  }, [language]);
  return (problem) => describeProblem(form, problem, language, texts);
}
