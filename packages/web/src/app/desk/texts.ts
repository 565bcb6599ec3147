import type { TextBundle } from '../../lib/texts.ts';

/** What belongs to no system: the face's own texts and the kernel's words. */
export const shellTexts: TextBundle = {
  vi: async () => (await import('./texts/vi.ts')).texts,
  en: async () => (await import('./texts/en.ts')).texts,
  uk: async () => (await import('./texts/uk.ts')).texts,
};

/** What the page of the audit says, with the names of what is done and asked. */
export const auditTexts: TextBundle = {
  vi: async () => (await import('./texts/audit/vi.ts')).texts,
  en: async () => (await import('./texts/audit/en.ts')).texts,
  uk: async () => (await import('./texts/audit/uk.ts')).texts,
};
