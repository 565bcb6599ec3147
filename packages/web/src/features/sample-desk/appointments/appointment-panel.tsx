import type { Appointment } from '@dongbo/contract/sample';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSubjectNews } from '../../../lib/stream/use-stream.ts';
import { useTexts } from '../../../lib/texts.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { Await } from '../../../ui/states.tsx';
import { DayText, TimeText } from '../../../ui/time-text.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AppointmentTag } from './appointment-tag.tsx';
import { appointmentQuery } from './queries.ts';

/** One appointment beside a list, with the answer to it where it waits for one. */
export function AppointmentPanel({ subjectId }: { readonly subjectId: string; readonly slot: string }) {
  const query = useQuery(appointmentQuery(subjectId));
  useSubjectNews(subjectId, () => void query.refetch());
  return <Await query={query}>{(appointment) => <OneAppointment appointment={appointment} />}</Await>;
}

function OneAppointment({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTexts('sample-desk');
  const { may } = useDesk();
  const { code, state, personName, purpose, day, at, unit } = appointment;
  return (
    <>
      <h2 className="desk-panel__title">
        <span className="tabular">{code}</span> <AppointmentTag state={state} />
      </h2>
      <dl className="desk-facts">
        <Fact name={t('column.person')}>{personName}</Fact>
        <Fact name={t('column.purpose')}>{purpose}</Fact>
        <Fact name={at === null ? t('appointment.day') : t('column.at')}>
          {at === null ? <DayText day={day} /> : <TimeText at={at} />}
        </Fact>
        <Fact name={t('column.unit')}>{unit.name}</Fact>
      </dl>
      {state === 'requested' && may('sample.appointment.answer') && <AnswerForm appointment={appointment} />}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
