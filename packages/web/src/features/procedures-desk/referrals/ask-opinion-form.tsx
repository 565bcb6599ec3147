import type { Dossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckBox } from '../../../ui/choice-group.tsx';
import { SelectField, TextAreaField } from '../../../ui/field.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import type { SideFormProps } from '../side-paths/side-form.ts';
import { useSideAct } from '../side-paths/use-side-act.ts';
import { DeadlineField } from './deadline-field.tsx';
import { askOpinion } from './endpoints.ts';
import { choicesQuery } from './queries.ts';
import { ShownPapers, nothingShown } from './shown-papers.tsx';
import { typedDays } from './typed-days.ts';
import { UnitPicker } from './unit-picker.tsx';
import type { Unit } from './unit-picker.tsx';

interface Asked extends Unit {
  /** Somebody of the unit; '': the unit decides. */
  readonly personId: string;
}

/** Other units are asked for their opinion, each for an answer of its own; the dossier goes on meanwhile. */
export function AskOpinionForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const what = t('side.ask-opinion');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, askOpinion);
  const choices = useQuery(choicesQuery(dossier.id)).data;
  const usual = choices?.limits.opinion.value;
  const [to, setTo] = useState<readonly Asked[]>([]);
  const [content, setContent] = useState('');
  const [days, setDays] = useState<string | null>(null);
  const [isNeeded, setNeeded] = useState(false);
  const [shown, setShown] = useState(nothingShown);
  const shownDays = days ?? (usual === undefined ? '' : String(usual));
  const limit = typedDays(shownDays);
  return (
    <DecisionForm
      verb={what}
      busy={isPending}
      blocked={to.length === 0 || content.trim() === '' || limit === null}
      onSubmit={() =>
        send({
          dossierId: dossier.id,
          version: dossier.version,
          to: to.map(({ id: unitId, personId }) => ({ unitId, ...(personId !== '' && { personId }) })),
          content,
          ...(limit !== null && limit !== undefined && { limit }),
          isNeeded,
          fileIds: [...shown.fileIds],
          showsOwner: shown.showsOwner,
        })
      }
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <AskedUnits dossier={dossier} to={to} onChange={setTo} />
      <TextAreaField
        id={`${id}-content`}
        label={t('refer.content')}
        hint={t('refer.content.hint')}
        required
        rows={4}
        maxLength={4000}
        value={content}
        onChange={(event) => setContent(event.target.value)}
      />
      <DeadlineField id={`${id}-days`} value={shownDays} onChange={setDays} before={choices?.before ?? null} />
      <CheckBox id={`${id}-needed`} label={t('refer.needed')} checked={isNeeded} onChange={setNeeded} />
      <ShownPapers dossier={dossier} value={shown} onChange={setShown} />
    </DecisionForm>
  );
}

interface AskedUnitsProps {
  readonly dossier: Dossier;
  readonly to: readonly Asked[];
  readonly onChange: (to: readonly Asked[]) => void;
}

/** The units that are asked, and a field for one more. */
function AskedUnits({ dossier, to, onChange }: AskedUnitsProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <>
      <UnitPicker
        label={t('refer.units')}
        onChoose={(unit) => {
          if (!to.some((one) => one.id === unit.id)) onChange([...to, { ...unit, personId: '' }]);
        }}
      />
      {to.map((asked) => (
        <AskedUnit
          key={asked.id}
          dossier={dossier}
          asked={asked}
          onChange={(next) => onChange(to.map((one) => (one.id === next.id ? next : one)))}
          onRemove={() => onChange(to.filter((one) => one.id !== asked.id))}
        />
      ))}
    </>
  );
}

interface AskedUnitProps {
  readonly dossier: Dossier;
  readonly asked: Asked;
  readonly onChange: (asked: Asked) => void;
  readonly onRemove: () => void;
}

/** One of the asked units, and who of it shall answer. */
function AskedUnit({ dossier, asked, onChange, onRemove }: AskedUnitProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const people = useQuery(choicesQuery(dossier.id, asked.id)).data?.people ?? [];
  return (
    <div>
      <SelectField
        id={`${id}-person`}
        label={t('refer.unit.person', { name: asked.name })}
        value={asked.personId}
        onChange={(event) => onChange({ ...asked, personId: event.target.value })}
      >
        <option value="">{t('refer.unit.anybody')}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </SelectField>
      <Button variant="tertiary" onClick={onRemove}>
        {t('refer.unit.remove', { name: asked.name })}
      </Button>
    </div>
  );
}
