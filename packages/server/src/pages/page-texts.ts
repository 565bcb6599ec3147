import { languages, type Language } from '@dongbo/contract';
import i18next, { type Resource, type TFunction } from 'i18next';
import enProblems from '@dongbo/contract/texts/en/problems.json' with { type: 'json' };
import enPublic from '@dongbo/contract/texts/en/public.json' with { type: 'json' };
import enTerms from '@dongbo/contract/texts/en/terms.json' with { type: 'json' };
import ukProblems from '@dongbo/contract/texts/uk/problems.json' with { type: 'json' };
import ukPublic from '@dongbo/contract/texts/uk/public.json' with { type: 'json' };
import ukTerms from '@dongbo/contract/texts/uk/terms.json' with { type: 'json' };
import viProblems from '@dongbo/contract/texts/vi/problems.json' with { type: 'json' };
import viPublic from '@dongbo/contract/texts/vi/public.json' with { type: 'json' };
import viTerms from '@dongbo/contract/texts/vi/terms.json' with { type: 'json' };

const resources: Record<Language, Resource[string]> = {
  vi: { public: viPublic, terms: viTerms, problems: viProblems },
  en: { public: enPublic, terms: enTerms, problems: enProblems },
  uk: { public: ukPublic, terms: ukTerms, problems: ukProblems },
};

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
