import type { PersonId } from '@dongbo/contract';
import type { Dossier, DossierAction } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TextAreaField } from '../../../ui/field.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { ColleaguePicker } from '../../../ui/desk/colleague-picker.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { ReceiverFields, lacksReceiver, sentReceiver, useReceiver } from '../parts/receiver-fields.tsx';
import { actMutation } from '../queries/dossiers.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { DecisionForm } from './decision-form.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { useConflict } from './use-conflict.ts';

interface ActionFormProps {
  readonly dossier: Dossier;
  readonly action: DossierAction;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function useAct({ dossier, action, onDone }: ActionFormProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const { conflict, onError, clear } = useConflict(dossier);
  const act = useMutation(actMutation(useQueryClient()));
  const [reason, setReason] = useState('');
  const [assigneeId, setAssigneeId] = useState<PersonId | null>(null);
  const { receiver, change: changeReceiver } = useReceiver('owner');
  const send = () => {
    clear();
    act.mutate(
      {
        dossierId: dossier.id,
        version: dossier.version,
        action: action.id,
        ...(reason.trim() === '' ? {} : { reason }),
        ...(assigneeId === null ? {} : { assigneeId }),
        ...(action.needs.includes('receiver') ? sentReceiver(receiver) : {}),
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
  return { act, conflict, reason, setReason, assigneeId, setAssigneeId, receiver, changeReceiver, send };
}

/** The form of one action, with only what that action needs. What is typed survives every refusal. */
export function ActionForm(props: ActionFormProps) {
  const { dossier, action, onCancel } = props;
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const state = useAct(props);
  const [signing, setSigning] = useState(false);
  const needs = (need: string) => action.needs.includes(need);
  const possible = dossier.actions.some((other) => other.id === action.id);
  const submit = () => {
    if (needs('signature') || action.id === 'approve') setSigning(true);
    else state.send();
  };
  return (
    <>
      <DecisionForm
        verb={format.local(action.name)}
        busy={state.act.isPending}
        blocked={
          !possible ||
          (needs('assignee') && state.assigneeId === null) ||
          (needs('receiver') && lacksReceiver(state.receiver)) ||
          (needs('result-draft') && dossier.result === null)
        }
        danger={action.backward}
        onSubmit={submit}
        onCancel={onCancel}
      >
        <ConflictNotice error={state.act.error} conflict={state.conflict} />
        {!possible && <p className="desk-warning">{t('decision.no-longer')}</p>}
        {action.toStepName !== null && (
          <p className="desk-quiet">{t('decision.goes-to', { step: format.local(action.toStepName) })}</p>
        )}
        {needs('result-draft') && dossier.result === null && (
          <p className="desk-warning">{t('decision.result-first')}</p>
        )}
        <Needed dossier={dossier} needs={needs} state={state} onSubmit={submit} />
      </DecisionForm>
      {signing && (
        <SignDialog
          dossier={dossier}
          action={action}
          busy={state.act.isPending}
          onClose={() => setSigning(false)}
          onConfirm={() => {
            setSigning(false);
            state.send();
          }}
        />
      )}
    </>
  );
}

interface NeededProps {
  readonly dossier: Dossier;
  readonly needs: (need: string) => boolean;
  readonly state: ReturnType<typeof useAct>;
  readonly onSubmit: () => void;
}

function Needed({ dossier, needs, state, onSubmit }: NeededProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const reasonNeeded = needs('reason');
  return (
    <>
      {needs('assignee') && dossier.assignableUnit !== null && (
        <ColleaguePicker
          unitId={dossier.assignableUnit.id}
          neededRole={dossier.assignableRole}
          value={state.assigneeId}
          onChange={state.setAssigneeId}
          onSubmit={onSubmit}
        />
      )}
      {needs('receiver') && (
        <ReceiverFields dossier={dossier} receiver={state.receiver} onChange={state.changeReceiver} />
      )}
      <TextAreaField
        id={`${id}-reason`}
        label={t(reasonNeeded ? 'decision.reason' : 'decision.note')}
        optionalWord={reasonNeeded ? undefined : t('shared:optional')}
        required={reasonNeeded}
        rows={reasonNeeded ? 3 : 2}
        maxLength={2000}
        value={state.reason}
        onChange={(event) => state.setReason(event.target.value)}
      />
    </>
  );
}
