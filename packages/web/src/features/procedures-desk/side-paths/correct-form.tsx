import { formatPhone } from '@dongbo/contract';
import type { Dossier } from '@dongbo/contract/procedures';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { ConflictNotice } from '../dossier/conflict-notice.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { countsOf } from '../dossier/reception-rows.ts';
import { PaperGrid } from '../parts/paper-grid.tsx';
import { correctDossier } from './endpoints.ts';
import type { SideFormProps } from './side-form.ts';
import { useSideAct } from './use-side-act.ts';

const ownerFields = ['name', 'identityNumber', 'phone', 'address', 'email'] as const;

/** What the account does not say. */
const fieldsBesideAccount = ['phone', 'address', 'email'] as const;

const labelOf = {
  name: 'owner.name',
  identityNumber: 'owner.identity',
  phone: 'owner.phone',
  address: 'owner.address',
  email: 'owner.email',
} as const;

const submitterFields = ['name', 'identityNumber', 'phone', 'authority'] as const;

const submitterLabelOf = {
  name: 'counter.submitter',
  identityNumber: 'counter.submitter-number',
  phone: 'counter.submitter-phone',
  authority: 'counter.submitter-authority',
} as const;

type Typed = Readonly<Record<(typeof ownerFields)[number], string>>;
type TypedSubmitter = Readonly<Record<(typeof submitterFields)[number], string>>;

const typedOf = ({ owner }: Dossier): Typed => ({
  name: owner.name,
  identityNumber: owner.identityNumber ?? '',
  phone: owner.phone === null ? '' : formatPhone(owner.phone),
  address: owner.address ?? '',
  email: owner.email ?? '',
});

const typedSubmitterOf = ({ submitter }: Dossier): TypedSubmitter => ({
  name: submitter?.name ?? '',
  identityNumber: submitter?.identityNumber ?? '',
  phone: submitter === null || submitter.phone === null ? '' : formatPhone(submitter.phone),
  authority: submitter?.authority ?? '',
});

/** Of who filed with an account the telephone alone is put right here, where they filed for somebody else; at a counter everything, also
 * that somebody else stood there. */
function submitterFieldsOf({ channel, submitter }: Dossier, { name }: TypedSubmitter) {
  if (channel === 'ONLINE') return submitter === null ? [] : (['phone'] as const);
  return name.trim() === '' ? (['name'] as const) : submitterFields;
}

/** Only what differs from what stands. */
function changedOf<Key extends string>(
  keys: readonly Key[],
  before: Readonly<Record<Key, string>>,
  typed: Readonly<Record<Key, string>>,
) {
  return Object.fromEntries(
    keys.filter((key) => typed[key].trim() !== before[key]).map((key) => [key, typed[key].trim()]),
  );
}

/** Name and number of who filed with an account come from the account and are put right there. */
const isOfAccount = ({ channel, submitterName, owner, byAuthorisation }: Dossier): boolean =>
  channel === 'ONLINE' && submitterName === owner.name && !byAuthorisation;

type Counts = ReturnType<typeof countsOf>;

/** Only the papers of the dossier whose counts differ. */
const changedCounts = (before: Counts, counts: Counts) =>
  [...counts]
    .filter(([componentId, count]) => before.has(componentId) && count !== before.get(componentId))
    .map(([componentId, count]) => ({ componentId, ...count }));

interface FieldsProps<Key extends string> {
  readonly id: string;
  readonly keys: readonly Key[];
  readonly labels: Readonly<Record<Key, string>>;
  readonly typed: Readonly<Record<Key, string>>;
  readonly required?: Key;
  readonly onChange: (typed: Readonly<Record<Key, string>>) => void;
}

function Fields<Key extends string>({ id, keys, labels, typed, required, onChange }: FieldsProps<Key>) {
  const { t } = useTexts('procedures-desk');
  return keys.map((key) => (
    <TextField
      key={key}
      id={`${id}-${key}`}
      label={t(String(labels[key]))}
      required={key === required}
      maxLength={key === 'address' ? 400 : 200}
      value={typed[key]}
      onChange={(event) => onChange({ ...typed, [key]: event.target.value })}
    />
  ));
}

/** What was written down wrongly at intake is put right, with why; the receipt is made anew. */
export function CorrectForm({ dossier, onDone }: SideFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const what = t('side.correct');
  const { send, error, conflict, isPending } = useSideAct({ dossier, what, onDone }, correctDossier);
  const [typed, setTyped] = useState(() => typedOf(dossier));
  const [typedSubmitter, setTypedSubmitter] = useState(() => typedSubmitterOf(dossier));
  const [before] = useState(() => countsOf(dossier));
  const [counts, setCounts] = useState(before);
  const [reason, setReason] = useState('');
  const ofAccount = isOfAccount(dossier);
  const shown = ofAccount ? fieldsBesideAccount : ownerFields;
  const owner = changedOf(ownerFields, typedOf(dossier), typed);
  const askedOfSubmitter = submitterFieldsOf(dossier, typedSubmitter);
  const submitter = changedOf(askedOfSubmitter, typedSubmitterOf(dossier), typedSubmitter);
  const papers = changedCounts(before, counts);
  const isChanged = Object.keys({ ...owner, ...submitter }).length > 0 || papers.length > 0;
  return (
    <DecisionForm
      verb={t('correct.save')}
      busy={isPending}
      blocked={!isChanged || typed.name.trim() === '' || reason.trim() === ''}
      onSubmit={() => send({ dossierId: dossier.id, version: dossier.version, owner, submitter, papers, reason })}
      onCancel={onDone}
    >
      <ConflictNotice error={error} conflict={conflict} />
      <p className="desk-quiet">
        {t('correct.hint')} {dossier.letters.includes('receipt') && t('correct.receipt')}
      </p>
      {ofAccount && <p className="desk-quiet">{t('correct.of-account')}</p>}
      <Fields<keyof Typed> id={id} keys={shown} labels={labelOf} typed={typed} required="name" onChange={setTyped} />
      <Fields<keyof TypedSubmitter>
        id={`${id}-submitter`}
        keys={askedOfSubmitter}
        labels={submitterLabelOf}
        typed={typedSubmitter}
        onChange={setTypedSubmitter}
      />
      {dossier.papers.length > 0 && (
        <PaperGrid
          label={t('correct.papers')}
          papers={dossier.papers.map(({ componentId, name }) => ({ id: componentId, name }))}
          counts={counts}
          onChange={setCounts}
        />
      )}
      <TextAreaField
        id={`${id}-reason`}
        label={t('correct.reason')}
        required
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </DecisionForm>
  );
}
