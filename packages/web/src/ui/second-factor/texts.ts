import type { TextBundle } from '../../lib/texts.ts';

/** What is said where somebody confirms who they are, and where they set up with what. */
export const factorTexts: TextBundle = {
  vi: async () => (await import('./texts/vi.ts')).texts,
  en: async () => (await import('./texts/en.ts')).texts,
  uk: async () => (await import('./texts/uk.ts')).texts,
};
