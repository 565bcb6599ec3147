import type { Unit } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormerNames } from '../../../lib/former-names.ts';
import { oneStopPlaces } from '../../../lib/one-stop-places.ts';
import { problemOf, problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { unitsQuery } from '../../../lib/units.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Await } from '../../../ui/states.tsx';
import { useDraft } from './draft-context.tsx';
import { StepFrame } from './step-frame.tsx';
import { useSteps } from './use-steps.ts';

const inputId = 'unit';

/** Where it is filed: the counters that may take it in, under the names of today and those of older papers. */
export function UnitPage() {
  const { t } = useTexts('procedures-portal');
  const { draft, content, saving } = useDraft();
  const { goOn } = useSteps();
  const [asked, setAsked] = useState(false);
  const oneStops = useQuery(unitsQuery('one-stop'));
  const refused = saving.kind === 'failed' && problemOf(saving.error).code === 'unit.not-competent';
  const missing = asked && content.unit === null ? t('unit.missing') : undefined;
  const error = missing ?? (refused ? problemText(t, saving.error) : undefined);
  return (
    <StepFrame
      title={t('unit.title')}
      hint={<p>{t(`unit.hint.${draft.procedure.settledBy === 'commune' ? 'commune' : 'province'}`)}</p>}
      errors={error ? [{ target: inputId, text: error }] : []}
      onContinue={() => {
        setAsked(true);
        if (content.unit !== null) goOn('don-vi');
      }}
    >
      <Await query={oneStops}>{(units) => <PlaceChoice oneStops={units} error={error} />}</Await>
      <p className="unit-chosen" aria-live="polite">
        {content.unit && (
          <>
            {t('unit.chosen')} <strong>{content.unit.name}</strong>
          </>
        )}
      </p>
    </StepFrame>
  );
}

function PlaceChoice({ oneStops, error }: { readonly oneStops: readonly Unit[]; readonly error: string | undefined }) {
  const { t } = useTexts('procedures-portal');
  const { draft, content, keeper } = useDraft();
  const communes = useQuery(unitsQuery('commune')).data ?? [];
  const places = oneStopPlaces(
    oneStops,
    communes,
    // At the province's centre only what the province settles can be filed.
    draft.procedure.settledBy === 'commune' ? { only: 'communes' } : {},
  );
  const { options, setTyped } = useFormerNames(places.map(({ unit, label }) => ({ value: unit.id, label })));
  return (
    <ComboBox
      id={inputId}
      label={t('unit.label')}
      hint={t('unit.label.hint')}
      error={error}
      options={options}
      value={content.unit?.id ?? ''}
      emptyText={t('shared:combo.empty')}
      countText={(count) => t('shared:combo.count', { count })}
      unmatchedText={(text) => t('shared:combo.unmatched', { text })}
      onTyping={setTyped}
      onChange={(id) => {
        const chosen = places.find(({ unit }) => unit.id === id)?.unit;
        keeper.change({ unit: chosen ? { id: chosen.id, name: chosen.name } : null });
      }}
    />
  );
}
