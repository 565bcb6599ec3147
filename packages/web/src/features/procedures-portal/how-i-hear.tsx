import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { formatPhone, type MessageWay } from '@dongbo/contract';
import { api } from '../../lib/api.ts';
import { useTexts } from '../../lib/texts.ts';
import { howToldBy } from './how-told-rule.ts';
import { listMessageWays } from './ways/endpoints.ts';

const addressOf = ({ channel, address }: MessageWay): string =>
  channel === 'sms' ? formatPhone(address ?? '') : (address ?? '');

/** How the caller hears of their dossiers: on the portal always, and outside of it as "Cách nhận tin" says. */
export function HowIHear() {
  const { t } = useTexts('procedures-portal');
  const { data } = useQuery({
    queryKey: ['message-ways'],
    queryFn: ({ signal }) => api.call(listMessageWays, {}, { signal }),
  });
  if (data === undefined) return <p>{t('hear.portal')}</p>;
  const on = data.items.filter(({ isOffered, state }) => isOffered && state === 'on');
  const how = howToldBy(data.items);
  return (
    <p>
      {t('hear.portal')} {t(`hear.${how}`, { where: on.map(addressOf).join(', ') })}{' '}
      {on.some(({ isSimulated }) => isSimulated) && `${t('hear.simulated')} `}
      {how !== 'here-alone' && (
        <Link href="/cua-toi/cach-nhan-tin" className="ds-link">
          {t('hear.ways')}
        </Link>
      )}
    </p>
  );
}
