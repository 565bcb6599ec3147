import type { Dossier } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { TextField } from '../../../ui/field.tsx';
import { recordMutation, type Paper } from './queries.ts';

interface Props {
  readonly dossier: Pick<Dossier, 'id' | 'version'>;
  readonly paper: Paper;
  readonly onDone: () => void;
}

type Id = Paper['fields'][number]['id'];

/** What a paper says, as its kind asks for it. */
export function PaperDataForm({ dossier, paper, onDone }: Props) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const record = useMutation(recordMutation(useQueryClient()));
  const { fields, data, componentId } = paper;
  const [typed, setTyped] = useState<Readonly<Record<Id, string>>>({
    number: data?.number ?? '',
    issuedOn: data?.issuedOn ?? '',
    issuedBy: data?.issuedBy ?? '',
    validUntil: data?.validUntil ?? '',
  });
  const change = (field: Id, value: string) => setTyped((before) => ({ ...before, [field]: value }));
  const lacks = fields.some((field) => field.needed && typed[field.id].trim() === '');
  const send = () => {
    const given = fields.filter((field) => typed[field.id].trim() !== '').map((field) => [field.id, typed[field.id]]);
    record.mutate(
      { dossierId: dossier.id, version: dossier.version, componentId, ...Object.fromEntries(given) },
      { onSuccess: onDone },
    );
  };
  return (
    <>
      {record.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, record.error)}</p>
        </Alert>
      )}
      {fields.map((field) => {
        const label = t(`digitisation.field.${field.id}`);
        const value = typed[field.id];
        const isDay = field.id === 'issuedOn' || field.id === 'validUntil';
        return isDay ? (
          <DayField key={field.id} label={label} value={value} onChange={(day) => change(field.id, day)} />
        ) : (
          <TextField
            key={field.id}
            id={`${id}-${field.id}`}
            label={label}
            required={field.needed}
            maxLength={field.id === 'number' ? 100 : 300}
            value={value}
            onChange={(event) => change(field.id, event.target.value)}
          />
        );
      })}
      <p className="desk-actions">
        <Button onClick={send} disabled={lacks} busy={record.isPending}>
          {t('digitisation.save')}
        </Button>
        <Button variant="tertiary" onClick={onDone}>
          {t('digitisation.cancel')}
        </Button>
      </p>
    </>
  );
}
