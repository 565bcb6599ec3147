import type { CallOf, Endpoint } from '@dongbo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Failed } from '../../../ui/states.tsx';
import { TextField } from '../../../ui/field.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { feeMutation } from '../queries/fees.ts';

interface ReasonFormProps<E extends Endpoint> {
  readonly endpoint: E;
  readonly verb: string;
  readonly label: string;
  readonly input: (words: string) => CallOf<E>;
  readonly onDone: () => void;
  readonly danger?: boolean;
}

/** One act that needs a few words. */
export function ReasonForm<E extends Endpoint>(props: ReasonFormProps<E>) {
  const { endpoint, verb, label, input, onDone, danger = true } = props;
  const id = useId();
  const [words, setWords] = useState('');
  const act = useMutation(feeMutation(useQueryClient(), endpoint));
  return (
    <DecisionForm
      verb={verb}
      danger={danger}
      busy={act.isPending}
      blocked={words.trim() === ''}
      onSubmit={() => act.mutate(input(words), { onSuccess: onDone })}
      onCancel={onDone}
    >
      {act.error !== null && <Failed error={act.error} />}
      <TextField id={`${id}-words`} label={label} value={words} onChange={(event) => setWords(event.target.value)} />
    </DecisionForm>
  );
}
