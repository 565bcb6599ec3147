import type { TextBundle } from '../../lib/texts.ts';

/** What belongs to no system: the face's own texts and the kernel's words. */
export const shellTexts: TextBundle = {
  vi: async () => (await import('./texts/vi.ts')).texts,
  en: async () => (await import('./texts/en.ts')).texts,
  uk: async () => (await import('./texts/uk.ts')).texts,
};

/** What is said where somebody signs in or out. */
export const signInTexts: TextBundle = {
  vi: async () => (await import('./texts/sign-in/vi.ts')).texts,
  en: async () => (await import('./texts/sign-in/en.ts')).texts,
  uk: async () => (await import('./texts/sign-in/uk.ts')).texts,
};

/** What the page of notices says and the one beside it, where people choose how they are told, with the kernel's own notices. */
export const noticeTexts: TextBundle = {
  vi: async () => (await import('./texts/notices/vi.ts')).texts,
  en: async () => (await import('./texts/notices/en.ts')).texts,
  uk: async () => (await import('./texts/notices/uk.ts')).texts,
};

/** What is said where somebody chooses a password by a one-time link. */
export const activationTexts: TextBundle = {
  vi: async () => (await import('./texts/activation/vi.ts')).texts,
  en: async () => (await import('./texts/activation/en.ts')).texts,
  uk: async () => (await import('./texts/activation/uk.ts')).texts,
};

/** What is said where citizens and businesses make an account or choose a new password by a code. */
export const signUpTexts: TextBundle = {
  vi: async () => (await import('./texts/sign-up/vi.ts')).texts,
  en: async () => (await import('./texts/sign-up/en.ts')).texts,
  uk: async () => (await import('./texts/sign-up/uk.ts')).texts,
};
