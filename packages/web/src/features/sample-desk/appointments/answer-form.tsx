import type { Appointment } from '@dongbo/contract/sample';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { TextField } from '../../../ui/field.tsx';
import { sendAnswer } from './queries.ts';
import { readTime } from './read-time.ts';

function useAnswer({ id: appointmentId, version, code }: Appointment) {
  const { t } = useTexts('sample-desk');
  const client = useQueryClient();
  const answer = useMutation({
    mutationFn: (time: string | null) => sendAnswer({ appointmentId, version, time }),
    onSuccess: async (_, time) => {
      announce(t(time === null ? 'answer.declined' : 'answer.confirmed', { code }));
      await Promise.all(
        [['appointments'], ['appointment', appointmentId], ['inbox']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
    // Somebody else was quicker: what is shown now is the truth, the refusal says why.
    onError: () => client.invalidateQueries({ queryKey: ['appointment', appointmentId] }),
  });
  return answer;
}

/** Confirms a request with its time, or declines it. */
export function AnswerForm({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTexts('sample-desk');
  const answer = useAnswer(appointment);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const time = readTime(typed);
  const wrong = typed.trim() === '' ? t('answer.time.missing') : t('answer.time.unreadable');
  return (
    <form
      className="desk-action-form"
      aria-label={t('answer.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (time !== null && !answer.isPending) answer.mutate(time);
      }}
    >
      {answer.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, answer.error)}</p>
        </Alert>
      )}
      <TextField
        id="answer-time"
        label={t('answer.time')}
        hint={t('answer.time.hint')}
        error={asked && time === null ? wrong : undefined}
        autoComplete="off"
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="desk-actions">
        <Button type="submit" busy={answer.isPending && answer.variables !== null}>
          {t('answer.confirm')}
        </Button>
        <Button
          variant="secondary"
          danger
          busy={answer.isPending && answer.variables === null}
          onClick={() => answer.isPending || answer.mutate(null)}
        >
          {t('answer.decline')}
        </Button>
      </p>
    </form>
  );
}
