import i18next from 'i18next';
import type { ResourceLanguage, TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import type { Language } from '@dongbo/contract';
import { chosenLanguage, keepLanguage } from './language.ts';

/** Texts that are needed together, by namespace; those of each language are a file of their own, fetched when needed. */
export type TextBundle = Readonly<Record<Language, () => Promise<ResourceLanguage>>>;

/** The bundles that the page has asked for, each with the languages in which it is there. */
const bundles = new Map<TextBundle, Set<Language>>();

let markStarted: () => void = () => undefined;
const started = new Promise<void>((resolve) => {
  markStarted = resolve;
});

async function bring(bundle: TextBundle, language: Language): Promise<void> {
  const there = bundles.get(bundle) ?? new Set();
  bundles.set(bundle, there);
  if (there.has(language)) return;
  const texts = await bundle[language]();
  await started;
  for (const [namespace, words] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, words);
  there.add(language);
}

/** Brings i18next up in the chosen language with the texts of the face. Keys are flat and may hold dots
 * (`draft.changed-elsewhere`); the namespace stands before a colon (`terms:channel.ONLINE`). */
export async function startTexts(bundle: TextBundle, defaultNamespace: string): Promise<void> {
  const language = chosenLanguage();
  keepLanguage(language);
  document.documentElement.lang = language;
  const brought = bring(bundle, language);
  await i18next.init({
    lng: language,
    resources: { [language]: {} },
    defaultNS: defaultNamespace,
    keySeparator: false,
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  markStarted();
  await brought;
}

/** Brings more texts in the language of the page; they follow when the language is changed later. */
export function loadTexts(bundle: TextBundle): Promise<void> {
  return bring(bundle, language());
}

// startTexts and changeLanguage let in nothing but a Language.
const language = () => (i18next.language as Language | undefined) ?? chosenLanguage();

/** Loads a module of pages together with the texts that they need. */
export function withTexts<Module>(wanted: readonly TextBundle[], load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    const [module] = await Promise.all([load(), ...wanted.map(loadTexts)]);
    return module;
  };
}

/** Changes the language of the page without losing anything typed. */
export async function changeLanguage(next: Language): Promise<void> {
  await Promise.all([...bundles.keys()].map((bundle) => bring(bundle, next)));
  keepLanguage(next);
  document.documentElement.lang = next;
  await i18next.changeLanguage(next);
}

/** One `t` for each language and namespace: what is remembered by it stays as long as the language does. */
const fixed = new Map<string, TFunction>();

function textsOf(inLanguage: Language, namespace: string | undefined): TFunction {
  const key = `${inLanguage} ${namespace ?? ''}`;
  const own = String(i18next.options.defaultNS);
  const t = fixed.get(key) ?? i18next.getFixedT(inLanguage, namespace === undefined ? own : [namespace, own]);
  fixed.set(key, t);
  return t;
}

function onLanguage(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

/** The texts of the page's language. `t('key')` is of the namespace, then of the face's own; `t('terms:key')` of the
 * namespace before the colon. By hand and not by react-i18next, whose other ways of writing a text weigh 3 KB on every page. */
export function useTexts(namespace?: string): { t: TFunction; language: Language } {
  const current = useSyncExternalStore(onLanguage, language);
  return { t: textsOf(current, namespace), language: current };
}
