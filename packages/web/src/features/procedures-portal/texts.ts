import type { TextBundle } from '../../lib/texts.ts';

/** What the pages of the part say, with the words of the system. */
export const pageTexts: TextBundle = {
  vi: async () => (await import('./texts/vi.ts')).texts,
  en: async () => (await import('./texts/en.ts')).texts,
  uk: async () => (await import('./texts/uk.ts')).texts,
};

/** What the pages say on which somebody follows what was filed: a filing does not carry it. */
export const followTexts: TextBundle = {
  vi: async () => (await import('./texts/follow/vi.ts')).texts,
  en: async () => (await import('./texts/follow/en.ts')).texts,
  uk: async () => (await import('./texts/follow/uk.ts')).texts,
};

/** What is said of fees: where nothing has to be paid nobody carries it. */
export const feeTexts: TextBundle = {
  vi: async () => (await import('./texts/fees/vi.ts')).texts,
  en: async () => (await import('./texts/fees/en.ts')).texts,
  uk: async () => (await import('./texts/fees/uk.ts')).texts,
};

/** What the notices of the system say. */
export const noticeTexts: TextBundle = {
  vi: async () => ({
    notices: (await import('@dongbo/contract/texts/vi/procedures/notices.json', { with: { type: 'json' } })).default,
  }),
  en: async () => ({
    notices: (await import('@dongbo/contract/texts/en/procedures/notices.json', { with: { type: 'json' } })).default,
  }),
  uk: async () => ({
    notices: (await import('@dongbo/contract/texts/uk/procedures/notices.json', { with: { type: 'json' } })).default,
  }),
};

/** What is asked of the owner of a dossier, by its state. */
export const nextTexts: TextBundle = {
  vi: async () => ({
    next: (await import('@dongbo/contract/texts/vi/procedures/next.json', { with: { type: 'json' } })).default,
  }),
  en: async () => ({
    next: (await import('@dongbo/contract/texts/en/procedures/next.json', { with: { type: 'json' } })).default,
  }),
  uk: async () => ({
    next: (await import('@dongbo/contract/texts/uk/procedures/next.json', { with: { type: 'json' } })).default,
  }),
};
