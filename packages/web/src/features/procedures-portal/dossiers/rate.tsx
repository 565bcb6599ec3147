import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { satisfactions } from '@dongbo/contract/procedures';
import type { MyDossier, Satisfaction } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { TextAreaField } from '../../../ui/field.tsx';
import { rateMyDossier } from './endpoints.ts';

/** How content the owner is, asked once when the result is there, and what they said. */
export function Rate({ dossier: { id, rating } }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  if (rating === null) return <RateForm dossierId={id} />;
  return (
    <section className="stack-small">
      <p>{t('rating.given', { satisfaction: t(`rating.${rating.satisfaction}`) })}</p>
      {rating.comment !== '' && <p className="quiet">{rating.comment}</p>}
    </section>
  );
}

function RateForm({ dossierId }: { readonly dossierId: MyDossier['id'] }) {
  const { t } = useTexts('procedures-portal');
  const id = useId();
  const client = useQueryClient();
  const [satisfaction, setSatisfaction] = useState<Satisfaction | null>(null);
  const [comment, setComment] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (chosen: Satisfaction) =>
      api.call(rateMyDossier, {
        dossierId,
        satisfaction: chosen,
        ...(comment.trim() !== '' && { comment }),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['my-dossier', dossierId] }),
  });
  return (
    <section className="stack">
      <ChoiceGroup
        id={id}
        label={t('rating.title')}
        hint={t('rating.hint')}
        error={isMissing && satisfaction === null ? t('rating.missing') : undefined}
        options={satisfactions.map((value) => ({ value, label: t(`rating.${value}`) }))}
        value={satisfaction ?? ''}
        onChange={(value) => setSatisfaction(satisfactions.find((one) => one === value) ?? null)}
      />
      <TextAreaField
        id={`${id}-comment`}
        label={t('rating.comment')}
        optionalWord={t('shared:optional')}
        rows={2}
        maxLength={1000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      {error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, error)}</p>
        </Alert>
      )}
      <p>
        <Button
          busy={isPending}
          onClick={() => {
            if (satisfaction === null) setMissing(true);
            else mutate(satisfaction);
          }}
        >
          {t('rating.send')}
        </Button>
      </p>
    </section>
  );
}
