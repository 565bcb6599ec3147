import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Failed } from '../../../ui/states.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { arrivalMutation } from './queries.ts';
import type { SideFormProps } from './side-form.ts';

/** The dossier is here: its time starts. */
export function ConfirmArrivalForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const what = t('side.confirm-arrival');
  const confirm = useMutation(arrivalMutation(useQueryClient()));
  const refused = confirm.data?.refused[0]?.code;
  return (
    <DecisionForm
      verb={what}
      busy={confirm.isPending}
      onSubmit={() =>
        confirm.mutate(
          { dossiers: [{ dossierId: dossier.id, version: dossier.version }] },
          {
            onSuccess: ({ arrived }) => {
              if (arrived.length === 0) return;
              announce(t('side.done', { what, code: dossier.code }));
              onDone();
            },
          },
        )
      }
      onCancel={onDone}
    >
      {confirm.error !== null && <Failed error={confirm.error} />}
      {refused !== undefined && (
        <Alert tone="warning" live="assertive">
          <p>{t([`refusals:${refused}`, `problems:${refused}`, 'problems:internal-error'])}</p>
        </Alert>
      )}
    </DecisionForm>
  );
}
