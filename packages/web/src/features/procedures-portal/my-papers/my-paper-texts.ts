import type { TextBundle } from '../../../lib/texts.ts';

/** What is said of a person's own papers, and of who opened them. */
export const myPaperTexts: TextBundle = {
  vi: async () => (await import('../texts/my-papers/vi.ts')).texts,
  en: async () => (await import('../texts/my-papers/en.ts')).texts,
  uk: async () => (await import('../texts/my-papers/uk.ts')).texts,
};
