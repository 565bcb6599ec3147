import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { EndingGrounds, isGrounded, type Grounded } from './ground-fields.tsx';
import { refuseDossier } from './endpoints.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** The counter does not receive the dossier: by which ground of law, and why in this case. */
export function RefuseForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const what = t('side.refuse');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, refuseDossier);
  const [why, setWhy] = useState<Grounded>({ ground: '', reason: '' });
  return (
    <DecisionForm
      verb={what}
      danger
      busy={isPending}
      blocked={!isGrounded(why)}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version, ...why })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p className="desk-quiet">{t('refuse.hint')}</p>
      <EndingGrounds kind="refused" value={why} onChange={setWhy} />
    </DecisionForm>
  );
}
