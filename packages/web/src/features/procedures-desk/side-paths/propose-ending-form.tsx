import type { EndingProposal } from '@dongbo/contract/procedures';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { SelectField } from '../../../ui/field.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { EndingGrounds, isGrounded, type Grounded } from './ground-fields.tsx';
import { proposeEnding } from './endpoints.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** Who examined the dossier proposes to refuse or to stop it; the leader decides. */
export function ProposeEndingForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const what = t('side.propose-ending');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, proposeEnding);
  const [kind, setKind] = useState<EndingProposal['kind']>('refused');
  const [why, setWhy] = useState<Grounded>({ ground: '', reason: '' });
  return (
    <DecisionForm
      verb={t('propose.send')}
      busy={isPending}
      blocked={!isGrounded(why)}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version, kind, ...why })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p className="desk-quiet">{t('propose.hint')}</p>
      <SelectField
        id={`${id}-kind`}
        label={t('propose.kind')}
        value={kind}
        onChange={(event) => {
          setKind(event.target.value === 'stopped' ? 'stopped' : 'refused');
          // The grounds of the other kind are others.
          setWhy({ ...why, ground: '' });
        }}
      >
        <option value="refused">{t('propose.kind.refused')}</option>
        <option value="stopped">{t('propose.kind.stopped')}</option>
      </SelectField>
      <EndingGrounds kind={kind} value={why} onChange={setWhy} />
    </DecisionForm>
  );
}
