import { useTexts } from '../../../lib/texts.ts';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { acceptMutation } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** What came is complete. */
export function AcceptForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const what = t('side.accept-supplement');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, acceptMutation);
  return (
    <DecisionForm
      verb={what}
      busy={isPending}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
    </DecisionForm>
  );
}
