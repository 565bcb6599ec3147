import type { CallOf } from '@dongbo/contract';
import type { ReceiverKind, actOnDossier } from '@dongbo/contract/procedures';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TextField } from '../../../ui/field.tsx';

/** Who takes the result, as it is typed. */
interface TypedReceiver {
  readonly kind: ReceiverKind;
  readonly name: string;
  readonly number: string;
  readonly mandateSeen: boolean;
}

export type SentReceiver = Pick<
  CallOf<typeof actOnDossier>,
  'receiver' | 'receiverName' | 'receiverNumber' | 'mandateSeen'
>;

/** Whose result it is, and who handed the dossier in. */
interface TakenFrom {
  /** Null: it is of several, of whom none takes what is the others'. */
  readonly owner: { readonly name: string } | null;
  readonly submitterName: string;
}

/** Somebody else than the owner handed it in. Pure. */
export const hasSubmitter = ({ owner, submitterName }: TakenFrom): boolean =>
  submitterName !== '' && submitterName !== owner?.name;

/** Who takes the result, begun with who most likely stands there. */
export function useReceiver(likely: ReceiverKind) {
  const [receiver, setReceiver] = useState<TypedReceiver>({ kind: likely, name: '', number: '', mandateSeen: false });
  return { receiver, change: (part: Partial<TypedReceiver>) => setReceiver({ ...receiver, ...part }) };
}

/** A mandate lacks a name, a number, or the look at its paper. Pure. */
export const lacksReceiver = ({ kind, name, number, mandateSeen }: TypedReceiver): boolean =>
  kind === 'mandate' && (name.trim() === '' || number.trim() === '' || !mandateSeen);

/** What is sent of it. Pure. */
export const sentReceiver = ({ kind, name, number, mandateSeen }: TypedReceiver): SentReceiver =>
  kind === 'mandate' ? { receiver: kind, receiverName: name, receiverNumber: number, mandateSeen } : { receiver: kind };

/** The owner, who handed the dossier in, or somebody with a mandate. */
export function ReceiverFields({
  dossier,
  receiver,
  onChange,
}: {
  readonly dossier: TakenFrom;
  readonly receiver: TypedReceiver;
  readonly onChange: (part: Partial<TypedReceiver>) => void;
}) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const { owner, submitterName } = dossier;
  const choices = [
    ...(owner === null ? [] : [{ kind: 'owner', name: owner.name } as const]),
    ...(hasSubmitter(dossier) ? [{ kind: 'submitter', name: submitterName } as const] : []),
    { kind: 'mandate', name: null } as const,
  ];
  return (
    <>
      <fieldset className="desk-return">
        <legend>{t('receiver.title')}</legend>
        {choices.map(({ kind, name }) => (
          <label key={kind} className="desk-check">
            <input
              type="radio"
              name={`${id}-kind`}
              checked={receiver.kind === kind}
              onChange={() => onChange({ kind })}
            />
            {name === null ? t(`terms:receiver.${kind}`) : `${name} (${t(`terms:receiver.${kind}`)})`}
          </label>
        ))}
      </fieldset>
      {receiver.kind === 'mandate' && <MandateFields id={id} receiver={receiver} onChange={onChange} />}
    </>
  );
}

interface MandateFieldsProps {
  readonly id: string;
  readonly receiver: TypedReceiver;
  readonly onChange: (part: Partial<TypedReceiver>) => void;
}

function MandateFields({ id, receiver, onChange }: MandateFieldsProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <>
      <TextField
        id={`${id}-name`}
        label={t('receiver.name')}
        required
        maxLength={200}
        value={receiver.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextField
        id={`${id}-number`}
        label={t('receiver.number')}
        required
        maxLength={40}
        value={receiver.number}
        onChange={(event) => onChange({ number: event.target.value })}
      />
      <label className="desk-check">
        <input
          type="checkbox"
          checked={receiver.mandateSeen}
          onChange={(event) => onChange({ mandateSeen: event.target.checked })}
        />
        {t('receiver.mandate-seen')}
      </label>
    </>
  );
}
