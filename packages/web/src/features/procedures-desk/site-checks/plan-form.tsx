import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckBox } from '../../../ui/choice-group.tsx';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import type { SideFormProps } from '../side-paths/side-form.ts';
import { useSideAct } from '../side-paths/use-side-act.ts';
import { BehindDue } from './behind-due.tsx';
import { planSiteCheck } from './endpoints.ts';
import { Lacks } from './lacks.tsx';
import { MomentField, instantOf } from './moment-field.tsx';
import { siteCheckChoicesQuery } from './queries.ts';

interface Outsider {
  readonly name: string;
  readonly body: string;
}

const isWhole = ({ name, body }: Outsider): boolean => name.trim() !== '' && body.trim() !== '';

/** When and where somebody looks at the matter, what at, and who goes along. The dossier goes on meanwhile. */
export function PlanSiteCheckForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const what = t('side.plan-site-check');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, planSiteCheck);
  const [moment, setMoment] = useState({ day: '', time: '' });
  const [place, setPlace] = useState(dossier.owner.address ?? '');
  const [subject, setSubject] = useState('');
  const [phone, setPhone] = useState('');
  const [asksOwner, setAsksOwner] = useState(true);
  const [memberIds, setMemberIds] = useState<readonly string[]>([]);
  const [outsiders, setOutsiders] = useState<readonly Outsider[]>([]);
  const plannedAt = instantOf(moment);
  const lacks = [
    plannedAt === null && t('site.planned'),
    place.trim() === '' && t('site.place'),
    subject.trim() === '' && t('site.subject'),
    !outsiders.every(isWhole) && t('site.outsider.whole'),
  ].filter((one) => one !== false);
  return (
    <DecisionForm
      verb={what}
      busy={isPending}
      blocked={lacks.length > 0}
      onSubmit={() =>
        send({
          dossierId: dossier.id,
          version: dossier.version,
          plannedAt: plannedAt ?? '',
          place,
          subject,
          asksOwner,
          ...(phone.trim() !== '' && { guidePhone: phone }),
          memberIds: [...memberIds],
          outsiders: [...outsiders],
        })
      }
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <MomentField label={t('site.planned')} value={moment} onChange={setMoment} />
      <BehindDue plannedAt={plannedAt} dueAt={dossier.clock?.dueAt ?? null} />
      <WhereAndWhat place={place} onPlace={setPlace} subject={subject} onSubject={setSubject} />
      <Officials dossier={dossier} value={memberIds} onChange={setMemberIds} />
      <Outsiders value={outsiders} onChange={setOutsiders} />
      <CheckBox id={`${id}-owner`} label={t('site.asks-owner')} checked={asksOwner} onChange={setAsksOwner} />
      <TextField
        id={`${id}-phone`}
        label={t('site.phone')}
        optionalWord={t('shared:optional')}
        type="tel"
        maxLength={30}
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <p className="desk-quiet">{t('site.owner-told')}</p>
      <Lacks what={lacks} />
    </DecisionForm>
  );
}

interface WhereProps {
  readonly place: string;
  readonly onPlace: (place: string) => void;
  readonly subject: string;
  readonly onSubject: (subject: string) => void;
}

function WhereAndWhat({ place, onPlace, subject, onSubject }: WhereProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  return (
    <>
      <TextField
        id={`${id}-place`}
        label={t('site.place')}
        required
        maxLength={500}
        value={place}
        onChange={(event) => onPlace(event.target.value)}
      />
      <TextAreaField
        id={`${id}-subject`}
        label={t('site.subject')}
        required
        rows={3}
        maxLength={2000}
        value={subject}
        onChange={(event) => onSubject(event.target.value)}
      />
    </>
  );
}

interface OfficialsProps extends Pick<SideFormProps, 'dossier'> {
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Colleagues of the body who go along; who plans it goes anyway. */
function Officials({ dossier, value, onChange }: OfficialsProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const people = useQuery(siteCheckChoicesQuery(dossier.id)).data?.people ?? [];
  if (people.length === 0) return null;
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label" data-weight="medium">
        {t('site.officials')}
      </legend>
      {people.map((person) => (
        <CheckBox
          key={person.id}
          id={`${id}-${person.id}`}
          label={person.name}
          checked={value.includes(person.id)}
          onChange={(goes) => onChange(goes ? [...value, person.id] : value.filter((one) => one !== person.id))}
        />
      ))}
    </fieldset>
  );
}

interface OutsidersProps {
  readonly value: readonly Outsider[];
  readonly onChange: (outsiders: readonly Outsider[]) => void;
}

/** People of other bodies, by name: they sign on paper. */
function Outsiders({ value, onChange }: OutsidersProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const change = (index: number, part: Partial<Outsider>) =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <>
      {value.map((one, index) => (
        <div className="desk-fees__row" key={index}>
          <TextField
            id={`${id}-name-${index}`}
            label={t('site.outsider.name')}
            maxLength={200}
            value={one.name}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <TextField
            id={`${id}-body-${index}`}
            label={t('site.outsider.body')}
            maxLength={200}
            value={one.body}
            onChange={(event) => change(index, { body: event.target.value })}
          />
          <Button variant="tertiary" onClick={() => onChange(value.filter((_one, at) => at !== index))}>
            {t('site.outsider.remove', { name: one.name })}
          </Button>
        </div>
      ))}
      <Button variant="tertiary" onClick={() => onChange([...value, { name: '', body: '' }])}>
        {t('site.outsider.add')}
      </Button>
    </>
  );
}
