import { useTexts } from '../../../lib/texts.ts';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { decideEndingMutation } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** The leader follows the proposal: said once more what that means, for it cannot be taken back. */
export function DecideEndingForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const what = t('side.decide-ending');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, decideEndingMutation);
  return (
    <DecisionForm
      verb={what}
      danger
      busy={isPending}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      {dossier.proposal !== null && <p>{t(`decide.hint.${dossier.proposal.kind}`)}</p>}
    </DecisionForm>
  );
}
