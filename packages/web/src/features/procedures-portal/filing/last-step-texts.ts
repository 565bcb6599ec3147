import type { TextBundle } from '../../../lib/texts.ts';

/** What the last steps of a filing say, with the refusals of uploads: no other page needs them. */
export const lastStepTexts: TextBundle = {
  vi: async () => (await import('../texts/last-steps/vi.ts')).texts,
  en: async () => (await import('../texts/last-steps/en.ts')).texts,
  uk: async () => (await import('../texts/last-steps/uk.ts')).texts,
};
