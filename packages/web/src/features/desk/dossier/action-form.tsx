import type { Dossier, DossierAction, PersonId } from '@dongbo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { announce } from '../parts/announcer.tsx';
import { ColleaguePicker } from '../parts/colleague-picker.tsx';
import { KeyHint } from '../parts/key-hint.tsx';
import { useFormat } from '../parts/use-format.ts';
import { actMutation } from '../queries/dossiers.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { useConflict } from './use-conflict.ts';

interface ActionFormProps {
  readonly dossier: Dossier;
  readonly action: DossierAction;
  readonly onDone: () => void;
}

function useAct({ dossier, action, onDone }: ActionFormProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { conflict, onError, clear } = useConflict(dossier);
  const act = useMutation(actMutation(useQueryClient()));
  const [reason, setReason] = useState('');
  const [assigneeId, setAssigneeId] = useState<PersonId | null>(null);
  const [receiverName, setReceiverName] = useState(dossier.owner.name);
  const send = () => {
    clear();
    act.mutate(
      {
        dossierId: dossier.id,
        version: dossier.version,
        action: action.id,
        ...(reason.trim() === '' ? {} : { reason }),
        ...(assigneeId === null ? {} : { assigneeId }),
        ...(action.needs.includes('receiver') ? { receiverName } : {}),
      },
      {
        onSuccess: () => {
          announce(t('decision.done', { action: format.local(action.name), code: dossier.code }));
          onDone();
        },
        onError: (error) => void onError(error),
      },
    );
  };
  return { act, conflict, reason, setReason, assigneeId, setAssigneeId, receiverName, setReceiverName, send };
}

/** The form of one action, with only what that action needs. What is typed survives every refusal. */
export function ActionForm(props: ActionFormProps) {
  const { dossier, action, onDone } = props;
  const { t } = useTexts();
  const format = useFormat();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const state = useAct(props);
  const [signing, setSigning] = useState(false);
  const needs = (need: string) => action.needs.includes(need);
  const possible = dossier.actions.some((other) => other.id === action.id);
  const confirmFirst = needs('signature') || action.id === 'approve';
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), []);
  return (
    <form
      ref={form}
      className="desk-action-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (confirmFirst) setSigning(true);
        else state.send();
      }}
    >
      <ConflictNotice error={state.act.error} conflict={state.conflict} />
      {!possible && <p className="desk-warning">{t('decision.no-longer')}</p>}
      {action.toStepName !== null && <p className="desk-quiet">{t('decision.goes-to', { step: format.local(action.toStepName) })}</p>}
      {needs('result-draft') && dossier.result === null && <p className="desk-warning">{t('decision.result-first')}</p>}
      {needs('assignee') && dossier.assignableUnit !== null && (
        <ColleaguePicker unitId={dossier.assignableUnit.id} value={state.assigneeId} onChange={state.setAssigneeId} onSubmit={() => form.current?.requestSubmit()} />
      )}
      {needs('receiver') && (
        <TextField id={`${id}-receiver`} label={t('decision.receiver')} required value={state.receiverName} onChange={(event) => state.setReceiverName(event.target.value)} />
      )}
      <TextAreaField
        id={`${id}-reason`}
        label={t(needs('reason') ? 'decision.reason' : 'decision.note')}
        optionalWord={needs('reason') ? undefined : t('shared:optional')}
        required={needs('reason')}
        rows={needs('reason') ? 3 : 2}
        maxLength={2000}
        value={state.reason}
        onChange={(event) => state.setReason(event.target.value)}
      />
      <p className="desk-actions">
        <Button type="submit" danger={action.backward} busy={state.act.isPending} disabled={!possible || (needs('assignee') && state.assigneeId === null)}>
          {format.local(action.name)} <KeyHint keys="Ctrl ↵" />
        </Button>
        <Button variant="tertiary" onClick={onDone}>
          {t('cancel')}
        </Button>
      </p>
      {signing && <SignDialog dossier={dossier} action={action} busy={state.act.isPending} onClose={() => setSigning(false)} onConfirm={() => (setSigning(false), state.send())} />}
    </form>
  );
}
