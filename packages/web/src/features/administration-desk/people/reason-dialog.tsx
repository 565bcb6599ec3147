import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import { TextAreaField } from '../../../ui/field.tsx';

interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly danger?: boolean;
  readonly send: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDone: () => void;
  /** What is asked beside the reason. */
  readonly children?: ReactNode;
}

/** An act on an account: what it does, what it asks, and why it is done. */
export function ReasonDialog({ title, text, danger = false, send, onClose, onDone, children }: ReasonDialogProps) {
  const { t } = useTexts('administration-desk');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const act = useMutation({ mutationFn: () => send(reason.trim()), onSuccess: onDone });
  const lacks = reason.trim().length < 3;
  return (
    <Modal title={title} onClose={onClose}>
      <form
        className="desk-action-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!lacks && !act.isPending) act.mutate();
        }}
      >
        {act.isError && (
          <Alert tone="danger" live="assertive">
            <p>{problemText(t, act.error)}</p>
          </Alert>
        )}
        <p>{text}</p>
        {children}
        <TextAreaField
          id="account-reason"
          label={t('act.reason')}
          hint={t('act.reason.hint')}
          error={asked && lacks ? t('act.reason.missing') : undefined}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="desk-actions">
          <Button type="submit" danger={danger} busy={act.isPending}>
            {title}
          </Button>
        </p>
      </form>
    </Modal>
  );
}
