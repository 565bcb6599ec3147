import { systemTexts } from '@dongbo/kernel';
import { languages, type Language } from '@dongbo/contract';
import i18next, { type Resource, type TFunction } from 'i18next';

const pageTexts = (language: Language): Resource[string] => ({
  public: systemTexts(language, 'public'),
  terms: systemTexts(language, 'terms'),
  catalogue: systemTexts(language, 'catalogue'),
  problems: systemTexts(language, 'problems'),
});

const resources: Resource = Object.fromEntries(languages.map((language) => [language, pageTexts(language)]));

const texts = i18next.createInstance();
await texts.init({
  resources,
  lng: 'vi',
  supportedLngs: languages,
  defaultNS: 'public',
  fallbackLng: false,
  // Keys are flat and hold dots; what is put into a text is escaped when the page is written.
  keySeparator: false,
  interpolation: { escapeValue: false },
});

/** Texts of the server-written pages: `t('key')` of `public.json`, `t('terms:key')` of the shared words. */
export const textsIn = (language: Language): TFunction => texts.getFixedT(language);
