import type { HeldSource } from '@dongbo/contract/procedures';
import { dayOfMoment, exactInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';

/** What it is, its number, who issued it or to whom it was handed in, and when. */
export function SourceText({ source }: { readonly source: HeldSource }) {
  const { t, language } = useTexts('procedures-portal');
  const { kind, name, number, unitName: unit, at } = source;
  const key = kind === 'paper' ? 'held.paper' : number === null ? 'held.result-no-number' : 'held.result';
  return (
    <span>
      {t(key, { name, number: number ?? '', unit })}
      <time dateTime={exactInstant(at)} className="tabular">
        {dayOfMoment(at, language)}
      </time>
    </span>
  );
}
