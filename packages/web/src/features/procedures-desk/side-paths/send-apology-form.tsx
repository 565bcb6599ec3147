import { useTexts } from '../../../lib/texts.ts';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { sendApologyMutation } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** The leader signs and sends the apology: said once more that there is no second. */
export function SendApologyForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const what = t('side.send-apology');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, sendApologyMutation);
  return (
    <DecisionForm
      verb={what}
      busy={isPending}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p>{t('apology.once')}</p>
    </DecisionForm>
  );
}
