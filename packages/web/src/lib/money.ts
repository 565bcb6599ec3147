import type { Language } from '@dongbo/contract';

const formats: Readonly<Record<Language, { readonly locale: string; readonly word: string }>> = {
  vi: { locale: 'vi-VN', word: 'đồng' },
  en: { locale: 'en-GB', word: 'đồng' },
  uk: { locale: 'uk-UA', word: 'донгів' },
};

/** An amount of whole đồng as the language writes it: "15.000 đồng". */
export function moneyText(amount: number, language: Language): string {
  const { locale, word } = formats[language];
  return `${new Intl.NumberFormat(locale).format(amount)}\u00a0${word}`;
}
