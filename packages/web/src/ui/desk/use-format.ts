import type { LocalText } from '@dongbo/contract';
import { useMemo } from 'react';
import { dayOfInstant, instantShort, timeOfDay } from '../../lib/dates.ts';
import { useTexts } from '../../lib/texts.ts';
import { serverNow } from './desk-clock.ts';

export interface Format {
  /** hôm nay 15:30, T6 24/4 15:30, 24/4/2025 15:30: as short as it can be said without doubt. */
  short(at: string): string;
  number(value: number): string;
  /** A text of data in the reader's language. */
  local(text: LocalText): string;
}

/** Dates, numbers and texts of data in few letters, for rows and bars. */
export function useFormat(): Format {
  const { t, language } = useTexts();
  return useMemo(() => {
    const number = new Intl.NumberFormat({ vi: 'vi-VN', en: 'en-GB', uk: 'uk-UA' }[language]);
    return {
      short: (at) => shortMoment(at, serverNow(), t),
      number: (value) => number.format(value),
      local: (text) => text[language],
    };
  }, [language, t]);
}

function shortMoment(at: string, now: Date, t: (key: string) => string): string {
  const day = dayOfInstant(at);
  const time = timeOfDay(at);
  if (day === dayOfInstant(now.toISOString())) return `${t('when.today')} ${time}`;
  if (day === dayOfInstant(new Date(now.getTime() + 86_400_000).toISOString())) return `${t('when.tomorrow')} ${time}`;
  if (day.slice(0, 4) !== dayOfInstant(now.toISOString()).slice(0, 4)) return instantShort(at);
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return `${t(`when.weekday.${weekday}`)} ${Number(day.slice(8))}/${Number(day.slice(5, 7))} ${time}`;
}
