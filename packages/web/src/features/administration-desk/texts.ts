import type { TextBundle } from '../../lib/texts.ts';

/** What the shell says of the part. */
export const nameTexts: TextBundle = {
  vi: async () => ({ 'administration-desk': (await import('./texts/names.json?vi')).default }),
  en: async () => ({ 'administration-desk': (await import('./texts/names.json?en')).default }),
  uk: async () => ({ 'administration-desk': (await import('./texts/names.json?uk')).default }),
};

/** What its pages say, with the words of the system. */
export const pageTexts: TextBundle = {
  vi: async () => (await import('./texts/vi.ts')).texts,
  en: async () => (await import('./texts/en.ts')).texts,
  uk: async () => (await import('./texts/uk.ts')).texts,
};

/** What the pages of rights say beside that: names of all operations, refusals and words of rights. */
export const rightsTexts: TextBundle = {
  vi: async () => (await import('./texts/rights-vi.ts')).texts,
  en: async () => (await import('./texts/rights-en.ts')).texts,
  uk: async () => (await import('./texts/rights-uk.ts')).texts,
};

/** What the notices of the system say. */
export const noticeTexts: TextBundle = {
  vi: async () => ({
    notices: (await import('@dongbo/contract/texts/vi/administration/notices.json', { with: { type: 'json' } }))
      .default,
  }),
  en: async () => ({
    notices: (await import('@dongbo/contract/texts/en/administration/notices.json', { with: { type: 'json' } }))
      .default,
  }),
  uk: async () => ({
    notices: (await import('@dongbo/contract/texts/uk/administration/notices.json', { with: { type: 'json' } }))
      .default,
  }),
};
