import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { TextField } from '../../../ui/field.tsx';
import { rightsKey } from '../rights/queries.ts';

interface ActFormProps {
  /** Tells its fields from those of other forms on the page. */
  readonly id: string;
  readonly label: string;
  readonly done: string;
  /** What lacks before it can be sent; null: nothing. */
  readonly lacks?: string | null;
  readonly danger?: boolean;
  readonly send: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** An act about a right with its reason: it says what lacks, keeps what was typed when it is refused, and the page is read anew after it. */
export function ActForm({ id, label, done, lacks = null, danger = false, send, onClose, children }: ActFormProps) {
  const { t } = useTexts('administration-desk');
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const noReason = reason.trim().length < 3;
  const act = useMutation({
    mutationFn: () => send(reason.trim()),
    onSuccess: async () => {
      announce(done);
      await client.invalidateQueries({ queryKey: [rightsKey] });
      onClose();
    },
  });
  return (
    <form
      className="desk-action-form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!noReason && lacks === null && !act.isPending) act.mutate();
      }}
    >
      {children}
      {act.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, act.error)}</p>
        </Alert>
      )}
      {asked && lacks !== null && (
        <Alert tone="danger" live="assertive">
          <p>{lacks}</p>
        </Alert>
      )}
      <TextField
        id={`${id}-reason`}
        label={t('rights.reason')}
        error={asked && noReason ? t('act.reason.missing') : undefined}
        maxLength={500}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="desk-actions">
        <Button type="submit" danger={danger} busy={act.isPending}>
          {label}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t('rights.back')}
        </Button>
      </p>
    </form>
  );
}
