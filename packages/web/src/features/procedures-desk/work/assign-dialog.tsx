import type { PersonId } from '@dongbo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import { PeoplePicker } from '../../../ui/desk/people-picker.tsx';
import { Await } from '../../../ui/states.tsx';
import { assigneesQuery, assignMutation } from '../queries/dossiers.ts';
import type { Picked } from '../../../ui/desk/desk-part.ts';
import { Refused } from './refused.tsx';

/** Hands the picked dossiers to one person. Offered is only who can take at least one of them, as the server says; what
 * cannot be handed over at its step is named and stays picked. */
export function AssignDialog({ picked, onClose }: { readonly picked: Picked; readonly onClose: () => void }) {
  const { t } = useTexts('procedures-desk');
  const assign = useMutation(assignMutation(useQueryClient()));
  const assignees = useQuery(assigneesQuery(picked.items.map(({ subjectId }) => subjectId)));
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const left = new Set<string>(assignees.data?.notAssignable);
  const able = picked.items.filter(({ subjectId }) => !left.has(subjectId));
  const assigneeId = assignees.data?.items.find(({ id }) => id === chosen)?.id ?? null;
  const send = () => {
    if (assigneeId === null || assign.isPending) return;
    const dossiers = able.map(({ subjectId, version }) => ({ dossierId: subjectId, version }));
    assign.mutate(
      { assigneeId, dossiers },
      {
        onSuccess: ({ assigned, refused }) => {
          announce(t('inbox.assign.done', { n: assigned.length }));
          picked.keepOnly(new Set([...left, ...refused.map(({ dossierId }) => dossierId)]));
          if (refused.length === 0) onClose();
        },
      },
    );
  };
  const detailOf = (unit: string, n: number, taken: number) => {
    const open = t('colleague.open', { unit, n });
    return taken === able.length ? open : `${open} · ${t('inbox.assign.able', { n: taken, of: able.length })}`;
  };
  return (
    <Modal title={t('inbox.assign.title', { n: picked.items.length })} onClose={onClose}>
      {assign.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, assign.error)}</p>
        </Alert>
      )}
      <Refused picked={picked} refused={assign.data?.refused ?? []} title="inbox.assign.refused" />
      {left.size > 0 && <NotAssignable codes={picked.items.filter(({ subjectId }) => left.has(subjectId))} />}
      <Await query={assignees}>
        {({ items }) =>
          able.length > 0 && (
            <PeoplePicker
              people={items.map(({ id, name, unitName, openItems, able: taken }) => ({
                id,
                name,
                detail: detailOf(unitName, openItems, taken),
              }))}
              value={assigneeId}
              onChange={setChosen}
              onSubmit={send}
            />
          )
        }
      </Await>
      <p className="desk-actions">
        <Button onClick={send} disabled={assigneeId === null} busy={assign.isPending}>
          {t('inbox.assign.do')}
        </Button>
      </p>
    </Modal>
  );
}

/** Which dossiers nobody can be given now. */
function NotAssignable({ codes }: { readonly codes: readonly { readonly code: string }[] }) {
  const { t } = useTexts('procedures-desk');
  return (
    <Alert tone="warning" title={t('inbox.assign.not-now', { n: codes.length })}>
      <p className="tabular">{codes.map(({ code }) => code).join(', ')}</p>
    </Alert>
  );
}
