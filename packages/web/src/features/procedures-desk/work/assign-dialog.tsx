import type { PersonId } from '@dongbo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { ColleaguePicker } from '../../../ui/desk/colleague-picker.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { assignMutation } from '../queries/dossiers.ts';
import type { Picked } from '../../../ui/desk/desk-part.ts';

/** The units to which the picked work belongs; people of one of them can take it over. */
function unitsOf(picked: Picked) {
  return [...new Map(picked.items.flatMap(({ unit }) => (unit === null ? [] : [[unit.id, unit] as const]))).values()];
}

export function AssignDialog({ picked, onClose }: { readonly picked: Picked; readonly onClose: () => void }) {
  const { t } = useTexts('procedures-desk');
  const assign = useMutation(assignMutation(useQueryClient()));
  const units = unitsOf(picked);
  const [unitIndex, setUnitIndex] = useState(0);
  const [assigneeId, setAssigneeId] = useState<PersonId | null>(null);
  const unit = units[unitIndex] ?? units[0];
  const send = () => {
    if (assigneeId === null || assign.isPending) return;
    const dossiers = picked.items.map(({ subjectId, version }) => ({ dossierId: subjectId, version }));
    assign.mutate(
      { assigneeId, dossiers },
      {
        onSuccess: ({ assigned, refused }) => {
          announce(t('inbox.assign.done', { n: assigned.length }));
          if (refused.length > 0) return picked.keepOnly(new Set(refused.map(({ dossierId }) => dossierId)));
          picked.clear();
          onClose();
        },
      },
    );
  };
  return (
    <Modal title={t('inbox.assign.title', { n: picked.items.length })} onClose={onClose}>
      {assign.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, assign.error)}</p>
        </Alert>
      )}
      {assign.data !== undefined && <Refused picked={picked} refused={assign.data.refused} />}
      {units.length > 1 && (
        <PickField
          label={t('inbox.assign.unit')}
          value={String(unitIndex)}
          options={units.map(({ name }, index) => ({ value: String(index), label: name }))}
          onChange={(value) => {
            setUnitIndex(Number(value));
            setAssigneeId(null);
          }}
        />
      )}
      {unit !== undefined && (
        <ColleaguePicker
          unitId={unit.id}
          neededRole={null}
          value={assigneeId}
          onChange={setAssigneeId}
          onSubmit={send}
        />
      )}
      <p className="desk-actions">
        <Button onClick={send} disabled={assigneeId === null} busy={assign.isPending}>
          {t('inbox.assign.do')}
        </Button>
      </p>
    </Modal>
  );
}

interface RefusedProps {
  readonly picked: Picked;
  readonly refused: readonly { readonly dossierId: string; readonly code: string }[];
}

/** Which dossiers were not handed over, each with its reason; they stay picked. */
function Refused({ picked, refused }: RefusedProps) {
  const { t } = useTexts('procedures-desk');
  if (refused.length === 0) return null;
  const codes = new Map(picked.items.map(({ subjectId, code }) => [subjectId, code]));
  return (
    <Alert tone="warning" title={t('inbox.assign.refused', { n: refused.length })} live="assertive">
      <ul>
        {refused.map(({ dossierId, code }) => (
          <li key={dossierId}>
            <b className="tabular">{codes.get(dossierId) ?? ''}</b>{' '}
            {t([`refusals:${code}`, `problems:${code}`, 'problems:internal-error'])}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
