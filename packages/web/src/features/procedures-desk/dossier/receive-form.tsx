import type { Dossier, DossierAction, KnownTimeLimit } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TextAreaField } from '../../../ui/field.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { PaperGrid } from '../parts/paper-grid.tsx';
import type { PaperCount } from '../parts/paper-grid.tsx';
import { TimeLimitFields } from '../parts/time-limit-fields.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { receiveMutation } from '../queries/dossiers.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { DecisionForm } from './decision-form.tsx';
import { useConflict } from './use-conflict.ts';

interface ReceiveFormProps {
  readonly dossier: Dossier;
  readonly action: DossierAction;
  readonly onDone: () => void;
}

function countsOf(dossier: Dossier): ReadonlyMap<string, PaperCount> {
  return new Map(
    dossier.papers.map(({ componentId, originals, certifiedCopies, photocopies }) => [
      componentId,
      { originals, certifiedCopies, photocopies },
    ]),
  );
}

/** Reception of an online dossier: papers are ticked against what came, and the clock starts. */
export function ReceiveForm({ dossier, action, onDone }: ReceiveFormProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const id = useId();
  const { conflict, onError, clear } = useConflict(dossier);
  const receive = useMutation(receiveMutation(useQueryClient()));
  const [counts, setCounts] = useState(() => countsOf(dossier));
  const [note, setNote] = useState('');
  const [timeLimit, setTimeLimit] = useState<KnownTimeLimit | null>(null);
  const send = () => {
    clear();
    const papers = [...counts].map(([componentId, count]) => ({ componentId, ...count }));
    receive.mutate(
      {
        dossierId: dossier.id,
        version: dossier.version,
        papers,
        ...(note.trim() === '' ? {} : { note }),
        ...(timeLimit === null ? {} : { timeLimit }),
      },
      {
        onSuccess: (fresh) => {
          announce(t('decision.done', { action: format.local(action.name), code: fresh.code }));
          onDone();
        },
        onError: (error) => void onError(error),
      },
    );
  };
  return (
    <DecisionForm verb={format.local(action.name)} busy={receive.isPending} onSubmit={send} onCancel={onDone}>
      <ConflictNotice error={receive.error} conflict={conflict} />
      <PaperGrid
        label={t('receive.papers')}
        papers={dossier.papers.map(({ componentId, name }) => ({ id: componentId, name }))}
        counts={counts}
        onChange={setCounts}
      />
      {dossier.needsTimeLimit && <TimeLimitFields value={timeLimit} onChange={setTimeLimit} />}
      <TextAreaField
        id={`${id}-note`}
        label={t('decision.note')}
        optionalWord={t('shared:optional')}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </DecisionForm>
  );
}
