import { dayInWords, exactInstant, instantInWords, instantShort } from '../lib/dates.ts';
import { useTexts } from '../lib/texts.ts';

/** A moment as people say it, with the exact form on hover. `short` is for tables. */
export function TimeText({ at, short = false }: { readonly at: string; readonly short?: boolean }) {
  const { language } = useTexts();
  const exact = exactInstant(at);
  return (
    <time dateTime={exact} title={exact} className="tabular">
      {short ? instantShort(at) : instantInWords(at, language)}
    </time>
  );
}

/** A day of the calendar, YYYY-MM-DD. */
export function DayText({ day }: { readonly day: string }) {
  const { language } = useTexts();
  return (
    <time dateTime={day} title={day} className="tabular">
      {dayInWords(day, language)}
    </time>
  );
}
