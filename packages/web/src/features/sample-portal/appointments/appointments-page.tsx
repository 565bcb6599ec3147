import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { MyAppointment } from '@dongbo/contract/sample';
import { noticeNews, useNews } from '../../../lib/stream/use-stream.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Tag } from '../../../ui/alert.tsx';
import type { Tone } from '../../../ui/alert.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { Empty } from '../../../ui/states.tsx';
import { DayText, TimeText } from '../../../ui/time-text.tsx';
import { myAppointmentsQuery, slipAddress } from './queries.ts';
import { RequestForm } from './request-form.tsx';

/** Asking for an appointment, and mine, newest first. */
export function AppointmentsPage() {
  const { t } = useTexts('sample-portal');
  const appointments = useInfiniteQuery(myAppointmentsQuery);
  useNews(noticeNews);
  return (
    <div className="my-page stack">
      <p>
        <Link href="/cua-toi" className="ds-link back-link">
          {t('mine.title')}
        </Link>
      </p>
      <PageHeading title={t('request.title')} />
      <RequestForm />
      <section className="stack" aria-labelledby="list-title">
        <h2 className="ds-heading" data-size="xs" id="list-title">
          {t('list.title')}
        </h2>
        <PagedList
          query={appointments}
          more={t('list.more')}
          empty={
            <Empty title={t('list.empty')}>
              <p>{t('list.empty.text')}</p>
            </Empty>
          }
        >
          {(items) => (
            <ul className="dossier-list">
              {items.map((item) => (
                <AppointmentLine key={item.id} appointment={item} />
              ))}
            </ul>
          )}
        </PagedList>
      </section>
    </div>
  );
}

const tones: Readonly<Record<MyAppointment['state'], Tone | 'neutral'>> = {
  requested: 'info',
  confirmed: 'success',
  declined: 'warning',
  expired: 'neutral',
};

function AppointmentLine({ appointment }: { readonly appointment: MyAppointment }) {
  const { t } = useTexts('sample-portal');
  const { id, code, state, unit, purpose, day, at } = appointment;
  return (
    <li>
      <div className="dossier-list-head">
        <strong>{purpose}</strong>
        <Tag tone={tones[state]}>{t(`terms:appointment-state.${state}`)}</Tag>
      </div>
      <p className="quiet">
        <span className="tabular">{code}</span> · {unit.name}
      </p>
      <p>
        {t(at === null ? 'list.day' : 'list.at')}{' '}
        <strong>{at === null ? <DayText day={day} /> : <TimeText at={at} />}</strong>
      </p>
      {state === 'confirmed' && (
        <p>
          <a className="ds-link" href={slipAddress(id)} download aria-label={t('list.slip.name', { code })}>
            {t('list.slip')}
          </a>
        </p>
      )}
    </li>
  );
}
