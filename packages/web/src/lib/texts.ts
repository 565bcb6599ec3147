import i18next from 'i18next';
import type { ResourceLanguage, TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '@dongbo/contract';
import { chosenLanguage, keepLanguage } from './language.ts';

/** Loads all texts of one language by namespace; each language is a file of its own, fetched when it is chosen. */
export type TextLoader = Readonly<Record<Language, () => Promise<ResourceLanguage>>>;

let loader: TextLoader | undefined;

/** Brings i18next up in the chosen language. Keys are flat and may hold dots (`draft.changed-elsewhere`); the
 * namespace stands before a colon (`terms:channel.ONLINE`). */
export async function startTexts(load: TextLoader, defaultNamespace: string): Promise<void> {
  loader = load;
  const language = chosenLanguage();
  keepLanguage(language);
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await load[language]() },
    defaultNS: defaultNamespace,
    keySeparator: false,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

/** Changes the language of the page without losing anything typed. */
export async function changeLanguage(language: Language): Promise<void> {
  if (loader && !i18next.hasResourceBundle(language, String(i18next.options.defaultNS))) {
    for (const [namespace, texts] of Object.entries(await loader[language]())) {
      i18next.addResourceBundle(language, namespace, texts);
    }
  }
  keepLanguage(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** The texts of the page's language; `t('key')` is of the face's own namespace, `t('terms:key')` of a shared one. */
export function useTexts(): { t: TFunction; language: Language } {
  const { t, i18n } = useTranslation();
  // startTexts and changeLanguage let in nothing but a Language.
  return { t, language: i18n.language as Language };
}
