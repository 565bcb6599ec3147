import type { Language } from '@dongbo/contract';
import i18next from 'i18next';

/** Every text of a namespace that is there, by its key. */
export const textsIn = (inLanguage: Language, namespace: string): Readonly<Record<string, string>> =>
  i18next.getResourceBundle(inLanguage, namespace) ?? {};
