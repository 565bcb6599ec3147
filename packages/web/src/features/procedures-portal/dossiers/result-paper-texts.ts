import type { TextBundle } from '../../../lib/texts.ts';

/** What is said of the papers of a result of which something was decided since: few dossiers have any. */
export const resultPaperTexts: TextBundle = {
  vi: async () => ({ 'procedures-portal': (await import('../texts/result-papers.json?vi')).default }),
  en: async () => ({ 'procedures-portal': (await import('../texts/result-papers.json?en')).default }),
  uk: async () => ({ 'procedures-portal': (await import('../texts/result-papers.json?uk')).default }),
};
