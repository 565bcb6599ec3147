import type { CallOf, Endpoint } from '@dongbo/contract';
import type { AdministeredUnit } from '@dongbo/contract/administration';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { dayOfInstant } from '../../../lib/dates.ts';
import { problemText } from '../../../lib/problem.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { useNow } from '../../../ui/desk/use-now.ts';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { unitMutation } from './queries.ts';

export interface UnitFormProps {
  readonly unit: AdministeredUnit;
  readonly onDone: () => void;
}

/** Today in Asia/Ho_Chi_Minh, YYYY-MM-DD. */
export const useToday = (): string => dayOfInstant(useNow().toISOString());

/** What every change asks: on what it rests, and why. */
export function useGrounds() {
  const [legalBasis, setLegalBasis] = useState('');
  const [reason, setReason] = useState('');
  return { legalBasis, setLegalBasis, reason, setReason };
}

interface ChangeFormProps<E extends Endpoint> {
  readonly endpoint: E;
  /** Null while something that is needed lacks. */
  readonly input: CallOf<E> | null;
  readonly grounds: ReturnType<typeof useGrounds>;
  /** Its source is asked for apart. */
  readonly withoutBasis?: boolean;
  readonly verb: string;
  readonly danger?: boolean;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** A form that changes a unit; what the server refuses is said in it, and what was typed stays. */
export function ChangeForm<E extends Endpoint>(props: ChangeFormProps<E>) {
  const { endpoint, input, grounds, withoutBasis = false, verb, danger = false, onDone, children } = props;
  const { t } = useTexts('administration-desk');
  const id = useId();
  const change = useMutation(unitMutation(useQueryClient(), endpoint));
  const lacks = grounds.reason.trim().length < 3 || (!withoutBasis && grounds.legalBasis.trim() === '');
  const send = () => {
    if (input === null || lacks || change.isPending) return;
    change.mutate(input, {
      onSuccess: () => {
        announce(t('unit.changed'));
        onDone();
      },
    });
  };
  return (
    <form
      className="desk-action-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {change.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, change.error)}</p>
        </Alert>
      )}
      {children}
      {!withoutBasis && (
        <TextField
          id={`${id}-basis`}
          label={t('unit.legal-basis')}
          hint={t('unit.legal-basis.hint')}
          value={grounds.legalBasis}
          onChange={(event) => grounds.setLegalBasis(event.target.value)}
        />
      )}
      <TextAreaField
        id={`${id}-reason`}
        label={t('unit.reason')}
        rows={2}
        value={grounds.reason}
        onChange={(event) => grounds.setReason(event.target.value)}
      />
      <p className="desk-actions">
        <Button type="submit" danger={danger} busy={change.isPending} disabled={input === null || lacks}>
          {verb}
        </Button>
        <Button variant="tertiary" onClick={onDone}>
          {t('cancel')}
        </Button>
      </p>
    </form>
  );
}
