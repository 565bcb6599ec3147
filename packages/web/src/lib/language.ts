import type { Language } from '@dongbo/contract';

export const languageNames: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English', uk: 'Українська' };

const isLanguage = (text: string | null | undefined): text is Language =>
  text !== null && text !== undefined && Object.hasOwn(languageNames, text);

/** The language that the address or the cookie names; Vietnamese when neither does. */
export function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  const kept = /(?:^|;\s*)dongbo_language=(\w+)/.exec(document.cookie)?.[1];
  return [asked, kept].find(isLanguage) ?? 'vi';
}

/** Keeps the choice for a year, where the server sees it too. */
export function keepLanguage(language: Language): void {
  document.cookie = `dongbo_language=${language}; path=/; max-age=31536000; samesite=lax`;
}
