import type { TextBundle } from '../../lib/texts.ts';

/** What belongs to no system: the face's own texts and the kernel's words. */
export const shellTexts: TextBundle = {
  vi: async () => (await import('./texts/vi.ts')).texts,
  en: async () => (await import('./texts/en.ts')).texts,
  uk: async () => (await import('./texts/uk.ts')).texts,
};

/** What is said where somebody signs in. */
export const signInTexts: TextBundle = {
  vi: async () => (await import('./texts/sign-in/vi.ts')).texts,
  en: async () => (await import('./texts/sign-in/en.ts')).texts,
  uk: async () => (await import('./texts/sign-in/uk.ts')).texts,
};

/** What the kernel's own notices say; only the page of notices shows them. */
export const noticeTexts: TextBundle = {
  vi: async () => (await import('./texts/notices/vi.ts')).texts,
  en: async () => (await import('./texts/notices/en.ts')).texts,
  uk: async () => (await import('./texts/notices/uk.ts')).texts,
};
