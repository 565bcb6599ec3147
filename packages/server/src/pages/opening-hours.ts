import type { OpeningHours } from '@dongbo/contract';
import type { TFunction } from 'i18next';
import { html, type Html } from './html.ts';

/** Days of the week as people say them: runs are joined. */
function daysInWords(t: TFunction, days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => t(`weekday.${day ?? 1}`);
  return runs
    .map((run) => (run.length === 1 ? name(run[0]) : t('contact.days', { from: name(run[0]), to: name(run.at(-1)) })))
    .join(', ');
}

const local = (instant: string) => new Date(Date.parse(instant) + 7 * 3_600_000);

/** The moment at which a door opens: weekday, day and time in Viet Nam. */
function opensInWords(t: TFunction, instant: string): string {
  const at = local(instant);
  const iso = at.toISOString();
  return t('contact.opens', {
    time: iso.slice(11, 16),
    weekday: t(`weekday.${at.getUTCDay() === 0 ? 7 : at.getUTCDay()}`),
    day: `${at.getUTCDate()}/${at.getUTCMonth() + 1}/${at.getUTCFullYear()}`,
  });
}

/** When an office is open in a usual week, and whether it is now. */
export function openingHours(t: TFunction, hours: OpeningHours): Html {
  return html`<ul class="opening-hours">
      ${hours.weekly.map(
        ({ days, windows }) =>
          html`<li>${daysInWords(t, days)}: ${windows.map(({ from, to }) => `${from}–${to}`).join(', ')}</li>`,
      )}
    </ul>
    <p>${hours.isOpen ? t('contact.open') : hours.opensAt !== null && opensInWords(t, hours.opensAt)}</p>`;
}
