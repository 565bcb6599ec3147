import type { Dossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { SelectField, TextAreaField } from '../../../ui/field.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { writeApology } from './endpoints.ts';
import { lateCausesQuery } from './queries.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

/** The units that had the dossier in hand, each once. */
const unitsOf = ({ competentUnit, division, receivingUnit }: Dossier) =>
  [...(division === null ? [] : [division]), competentUnit, receivingUnit].filter(
    (unit, index, all) => all.findIndex((other) => other.id === unit.id) === index,
  );

/** Whoever has the dossier says why it is late, by which unit, and until when; the leader signs it. */
export function WriteApologyForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const what = t('side.write-apology');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, writeApology);
  const { competentUnit, apology } = dossier;
  const units = unitsOf(dossier);
  const [cause, setCause] = useState('');
  const [unitId, setUnitId] = useState(units.find(({ name }) => name === apology?.unitName)?.id ?? competentUnit.id);
  const [promisedOn, setPromisedOn] = useState(apology?.promisedOn ?? '');
  const [explanation, setExplanation] = useState(apology?.explanation ?? '');
  return (
    <DecisionForm
      verb={t('apology.submit')}
      busy={isPending}
      blocked={cause === '' || promisedOn === '' || explanation.trim() === ''}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version, cause, explanation, unitId, promisedOn })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p className="desk-quiet">{t('apology.hint')}</p>
      <CauseField id={`${id}-cause`} value={cause} onChange={setCause} />
      <TextAreaField
        id={`${id}-explanation`}
        label={t('apology.explanation')}
        required
        rows={3}
        maxLength={2000}
        value={explanation}
        onChange={(event) => setExplanation(event.target.value)}
      />
      <SelectField
        id={`${id}-unit`}
        label={t('apology.unit')}
        value={unitId}
        onChange={(event) => setUnitId(units.find((unit) => unit.id === event.target.value)?.id ?? unitId)}
      >
        {units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </SelectField>
      <DayField label={t('apology.promised')} value={promisedOn} onChange={setPromisedOn} />
    </DecisionForm>
  );
}

interface CauseProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (cause: string) => void;
}

/** Why it is late, from the list of the province. */
function CauseField({ id, value, onChange }: CauseProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const causes = useQuery(lateCausesQuery).data ?? [];
  return (
    <SelectField
      id={id}
      label={t('apology.cause')}
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('apology.cause.none')}</option>
      {causes.map(({ key, text }) => (
        <option key={key} value={key}>
          {format.local(text)}
        </option>
      ))}
    </SelectField>
  );
}
