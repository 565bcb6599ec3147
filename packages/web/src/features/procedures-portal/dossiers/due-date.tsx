import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClockExplanation, MyDossier } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Await } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { DayText, TimeText } from '../../../ui/time-text.tsx';
import { explanationQuery } from './queries.ts';

const tableId = 'why-this-date';

/** Why the result is due on this date, day by day, for who asks. */
export function WhyThisDate({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const [open, setOpen] = useState(false);
  if (dossier.clock === null || dossier.ending !== null) return null;
  return (
    <div>
      <Button variant="secondary" aria-expanded={open} aria-controls={tableId} onClick={() => setOpen(!open)}>
        {t('dossier.why')}
      </Button>
      <div id={tableId}>{open && <Why dossierId={dossier.id} />}</div>
    </div>
  );
}

function Why({ dossierId }: { readonly dossierId: string }) {
  const query = useQuery(explanationQuery(dossierId));
  return <Await query={query}>{(explanation) => <Days explanation={explanation} />}</Await>;
}

function Days({ explanation }: { readonly explanation: ClockExplanation }) {
  const { t, language } = useTexts('procedures-portal');
  const { summary, days } = explanation;
  return (
    <div className="stack why-days">
      <p>
        {t('why.received')} <TimeText at={summary.receivedAt} />. {t('why.limit')}{' '}
        {t(`terms:time-limit.${summary.limit.unit}`, { count: summary.limit.value })}.
      </p>
      {summary.startGround !== null && (
        <p>
          {summary.receivedByCompetentAt === null ? (
            t('why.on-its-way')
          ) : (
            <>
              {t('why.competent')} <TimeText at={summary.receivedByCompetentAt} />.
            </>
          )}{' '}
          <span lang="vi">({summary.startGround})</span>
        </p>
      )}
      {days.length > 0 && (
        <Table caption={t('why.caption')} head={[t('why.day'), t('why.counted'), t('why.rule')]}>
          {days.map((day) => (
            <tr key={day.date}>
              <th scope="row">
                <DayText day={day.date} />
                <span className="quiet day-kind">{t(`terms:day-kind.${day.kind}`)}</span>
              </th>
              <td className="tabular">{hours(t, day.minutes)}</td>
              <td>{day.rule[language]}</td>
            </tr>
          ))}
        </Table>
      )}
    </div>
  );
}

function hours(t: ReturnType<typeof useTexts>['t'], minutes: number): string {
  if (minutes === 0) return t('why.none');
  if (minutes % 60 === 0) return t('why.hours-only', { hours: minutes / 60 });
  return t('why.hours', {
    hours: Math.floor(minutes / 60),
    minutes: String(Math.round(minutes % 60)).padStart(2, '0'),
  });
}
