import type { TextBundle } from '../../../lib/texts.ts';

/** What is said of papers that the state holds already. */
export const heldTexts: TextBundle = {
  vi: async () => (await import('../texts/held/vi.ts')).texts,
  en: async () => (await import('../texts/held/en.ts')).texts,
  uk: async () => (await import('../texts/held/uk.ts')).texts,
};
