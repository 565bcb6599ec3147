import type { TextBundle } from '../../../../lib/texts.ts';

/** What is said of verifications on the spot: few dossiers have one. */
export const visitTexts: TextBundle = {
  vi: async () => ({ 'procedures-portal': (await import('../../texts/visits.json?vi')).default }),
  en: async () => ({ 'procedures-portal': (await import('../../texts/visits.json?en')).default }),
  uk: async () => ({ 'procedures-portal': (await import('../../texts/visits.json?uk')).default }),
};
