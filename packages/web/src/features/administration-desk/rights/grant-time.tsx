import type { RightGrant } from '@dongbo/contract/administration';
import { dayOfInstant, timeOfDay } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { DayText, TimeText } from '../../../ui/time-text.tsx';

const isMidnight = (at: string): boolean => timeOfDay(at) === '00:00';

/** The day before the one that begins at this instant, as YYYY-MM-DD. */
const dayBefore = (midnight: string): string => dayOfInstant(new Date(Date.parse(midnight) - 1).toISOString());

/** When a right ends: the last day where it stands to its end, else the moment. */
export function EndOfRight({ at }: { readonly at: string }) {
  const { t } = useTexts('administration-desk');
  if (!isMidnight(at)) return <TimeText at={at} short />;
  return (
    <>
      {t('rights.through')} <DayText day={dayBefore(at)} />
    </>
  );
}

/** How long a right stands: from when, and until when where it ends. */
export function GrantTime({ grant }: { readonly grant: Pick<RightGrant, 'validFrom' | 'validTo'> }) {
  const { t } = useTexts('administration-desk');
  const { validFrom, validTo } = grant;
  return (
    <>
      {isMidnight(validFrom) ? <DayText day={dayOfInstant(validFrom)} /> : <TimeText at={validFrom} short />} –{' '}
      {validTo === null ? t('rights.no-end') : <EndOfRight at={validTo} />}
    </>
  );
}
