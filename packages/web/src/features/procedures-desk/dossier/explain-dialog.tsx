import type { ClockExplanation, DossierId } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Await } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { DayText, TimeText } from '../../../ui/time-text.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { explanationQuery } from '../queries/dossiers.ts';

/** Why this date: every day from reception to the due date and the rule that counted it. */
export function ExplainDialog({ dossierId, onClose }: { readonly dossierId: DossierId; readonly onClose: () => void }) {
  const { t } = useTexts('procedures-desk');
  const query = useQuery(explanationQuery(dossierId));
  return (
    <Modal title={t('explain.title')} onClose={onClose} wide>
      <Await query={query}>{(explanation) => <Days explanation={explanation} />}</Await>
    </Modal>
  );
}

function Days({ explanation }: { readonly explanation: ClockExplanation }) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const { summary, days } = explanation;
  return (
    <>
      <p>
        {t('explain.from')} <TimeText at={summary.receivedAt} />. {t('explain.limit')}{' '}
        {t(`terms:time-limit.${summary.limit.unit}`, { count: summary.limit.value })}.
        {summary.dueAt !== null && (
          <>
            {' '}
            {t('explain.due')}{' '}
            <b>
              <TimeText at={summary.dueAt} />
            </b>
            .
          </>
        )}
      </p>
      {summary.startGround !== null && (
        <p>
          {t(summary.receivedByCompetentAt === null ? 'explain.on-its-way' : 'explain.competent')}{' '}
          <TimeText at={summary.receivedByCompetentAt ?? summary.forwardBy ?? summary.receivedAt} />{' '}
          <span lang="vi">({summary.startGround}).</span>
        </p>
      )}
      {days.length > 0 && (
        <Table
          caption={t('explain.table')}
          hideCaption
          head={[t('explain.day'), t('explain.kind'), t('explain.counted'), t('explain.rule')]}
        >
          {days.map((day) => (
            <tr key={day.date} data-counted={day.minutes > 0}>
              <td>
                <DayText day={day.date} />
              </td>
              <td>{t(`terms:day-kind.${day.kind}`)}</td>
              <td className="tabular">{t('explain.hours', { n: format.number(Math.round(day.minutes / 6) / 10) })}</td>
              <td>{format.local(day.rule)}</td>
            </tr>
          ))}
        </Table>
      )}
      <p className="desk-quiet">
        {t('explain.calendar', { name: t(`calendar.${explanation.calendar}`, { defaultValue: explanation.calendar }) })}
      </p>
    </>
  );
}
