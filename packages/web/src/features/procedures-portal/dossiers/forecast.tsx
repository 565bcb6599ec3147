import type { MyDossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { forecastQuery } from './queries.ts';

/** How long such dossiers usually take here, beside the date by law; nothing while it is not being settled, or when it is not known. */
export function Forecast({ dossier: { id, clock } }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const enabled = clock !== null && clock.finishedAt === null;
  const { data } = useQuery({ ...forecastQuery(id), enabled });
  if (!enabled || data === undefined || data === null) return null;
  const { took } = data;
  if (took === null) return <p className="quiet">{t('forecast.too-few')}</p>;
  const within = (days: number) => (days === 0 ? t('forecast.same-day') : t('forecast.days', { n: days }));
  return (
    <p>
      {t(`forecast.usual.${data.of}`, { half: within(took.medianDays), nine: within(took.nineInTenDays) })}{' '}
      <span className="quiet">{t('forecast.no-promise')}</span>
    </p>
  );
}
