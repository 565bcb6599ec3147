import type { TextBundle } from '../../lib/texts.ts';

/** What the shell says of the part: names of pages, keys and acts. */
export const nameTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/names.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/names.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/names.json?uk')).default }),
};

/** What its pages say, with the words of the system. */
export const pageTexts: TextBundle = {
  vi: async () => (await import('./texts/vi.ts')).texts,
  en: async () => (await import('./texts/en.ts')).texts,
  uk: async () => (await import('./texts/uk.ts')).texts,
};

/** What is said on ways beside the straight one: only a dossier that may take one carries it. */
export const sidePathTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/side-paths.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/side-paths.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/side-paths.json?uk')).default }),
};

/** What is shown before something is taken in or received. */
export const intakeTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/intake.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/intake.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/intake.json?uk')).default }),
};

/** What is said of a matter that ends in the same visit. */
export const visitTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/visits.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/visits.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/visits.json?uk')).default }),
};

/** What is said while pages are sorted to papers. */
export const scanTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/scans.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/scans.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/scans.json?uk')).default }),
};

/** What is said of papers between counters. */
export const bundleTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/bundles.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/bundles.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/bundles.json?uk')).default }),
};

/** What is said where another unit's supplement is taken in. */
export const counterSupplementTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/counter-supplements.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/counter-supplements.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/counter-supplements.json?uk')).default }),
};

/** What is said while one thing is done to many dossiers. */
export const manyTexts: TextBundle = {
  vi: async () => ({
    'procedures-desk': (await import('./texts/many.json?vi')).default,
    refusals: (
      await import('@dongbo/contract/texts/vi/procedures/refusals-of-batches.json', { with: { type: 'json' } })
    ).default,
  }),
  en: async () => ({
    'procedures-desk': (await import('./texts/many.json?en')).default,
    refusals: (
      await import('@dongbo/contract/texts/en/procedures/refusals-of-batches.json', { with: { type: 'json' } })
    ).default,
  }),
  uk: async () => ({
    'procedures-desk': (await import('./texts/many.json?uk')).default,
    refusals: (
      await import('@dongbo/contract/texts/uk/procedures/refusals-of-batches.json', { with: { type: 'json' } })
    ).default,
  }),
};

/** What is said of how far papers are digitised. */
export const digitisationTexts: TextBundle = {
  vi: async () => ({
    'procedures-desk': (await import('./texts/digitisation.json?vi')).default,
    refusals: (
      await import('@dongbo/contract/texts/vi/procedures/refusals-of-batches.json', { with: { type: 'json' } })
    ).default,
  }),
  en: async () => ({
    'procedures-desk': (await import('./texts/digitisation.json?en')).default,
    refusals: (
      await import('@dongbo/contract/texts/en/procedures/refusals-of-batches.json', { with: { type: 'json' } })
    ).default,
  }),
  uk: async () => ({
    'procedures-desk': (await import('./texts/digitisation.json?uk')).default,
    refusals: (
      await import('@dongbo/contract/texts/uk/procedures/refusals-of-batches.json', { with: { type: 'json' } })
    ).default,
  }),
};

/** What is said of a verification on the spot. */
export const siteCheckTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/site-checks.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/site-checks.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/site-checks.json?uk')).default }),
};

/** What is said of what will be late. */
export const lateSoonTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/late-soon.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/late-soon.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/late-soon.json?uk')).default }),
};

/** What is said of what a dossier asks of others. */
export const referralTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/referrals.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/referrals.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/referrals.json?uk')).default }),
};

/** What is said where an owner says that a result is wrong: few dossiers carry it. */
export const correctionTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/corrections.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/corrections.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/corrections.json?uk')).default }),
};

/** What is said of papers that are held already, and were asked for all the same. */
export const heldUseTexts: TextBundle = {
  vi: async () => ({ 'procedures-desk': (await import('./texts/held-use.json?vi')).default }),
  en: async () => ({ 'procedures-desk': (await import('./texts/held-use.json?en')).default }),
  uk: async () => ({ 'procedures-desk': (await import('./texts/held-use.json?uk')).default }),
};

/** What the notices of the system say; what only officials are told is not carried to the portal. */
export const noticeTexts: TextBundle = {
  vi: async () => {
    const [all, ofStaff] = await Promise.all([
      import('@dongbo/contract/texts/vi/procedures/notices.json', { with: { type: 'json' } }),
      import('@dongbo/contract/texts/vi/procedures/notices-of-staff.json', { with: { type: 'json' } }),
    ]);
    return { notices: { ...all.default, ...ofStaff.default } };
  },
  en: async () => {
    const [all, ofStaff] = await Promise.all([
      import('@dongbo/contract/texts/en/procedures/notices.json', { with: { type: 'json' } }),
      import('@dongbo/contract/texts/en/procedures/notices-of-staff.json', { with: { type: 'json' } }),
    ]);
    return { notices: { ...all.default, ...ofStaff.default } };
  },
  uk: async () => {
    const [all, ofStaff] = await Promise.all([
      import('@dongbo/contract/texts/uk/procedures/notices.json', { with: { type: 'json' } }),
      import('@dongbo/contract/texts/uk/procedures/notices-of-staff.json', { with: { type: 'json' } }),
    ]);
    return { notices: { ...all.default, ...ofStaff.default } };
  },
};
