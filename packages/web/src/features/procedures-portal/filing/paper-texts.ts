import type { TextBundle } from '../../../lib/texts.ts';

/** What the page of the papers says, with the refusals of uploads: no other page needs them. */
export const paperTexts: TextBundle = {
  vi: async () => (await import('../texts/papers/vi.ts')).texts,
  en: async () => (await import('../texts/papers/en.ts')).texts,
  uk: async () => (await import('../texts/papers/uk.ts')).texts,
};
