import type { TextBundle } from '../../../lib/texts.ts';

/** What is said where an owner says that a result is wrong. */
export const correctionTexts: TextBundle = {
  vi: async () => ({ 'procedures-portal': (await import('../texts/corrections.json?vi')).default }),
  en: async () => ({ 'procedures-portal': (await import('../texts/corrections.json?en')).default }),
  uk: async () => ({ 'procedures-portal': (await import('../texts/corrections.json?uk')).default }),
};
