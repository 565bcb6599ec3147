import type { TextBundle } from '../../../lib/texts.ts';

/** What is said of a procedure in short, before a filing begins. */
export const summaryTexts: TextBundle = {
  vi: async () => ({
    public: (await import('@dongbo/contract/texts/vi/procedures/public-of-summary.json', { with: { type: 'json' } }))
      .default,
  }),
  en: async () => ({
    public: (await import('@dongbo/contract/texts/en/procedures/public-of-summary.json', { with: { type: 'json' } }))
      .default,
  }),
  uk: async () => ({
    public: (await import('@dongbo/contract/texts/uk/procedures/public-of-summary.json', { with: { type: 'json' } }))
      .default,
  }),
};
