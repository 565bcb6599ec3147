import { useState } from 'react';
import { returnMethods } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { useDraft } from './draft-context.tsx';
import { StepFrame } from './step-frame.tsx';
import { useSteps } from './use-steps.ts';

const inputId = 'return-method';

/** How the result comes back; nothing is chosen for the person. */
export function ReturnPage() {
  const { t } = useTexts('procedures-portal');
  const { content, keeper } = useDraft();
  const { goOn } = useSteps();
  const [asked, setAsked] = useState(false);
  const error = asked && content.returnMethod === null ? t('return.missing') : undefined;
  return (
    <StepFrame
      title={t('return.title')}
      errors={error ? [{ target: inputId, text: error }] : []}
      onContinue={() => {
        setAsked(true);
        if (content.returnMethod !== null) goOn('nhan-ket-qua');
      }}
    >
      <ChoiceGroup
        id={inputId}
        label={t('return.label')}
        error={error}
        options={returnMethods.map((value) => ({
          value,
          label: t(`terms:return-method.${value}`),
          hint: t(`return.hint.${value}`),
        }))}
        value={content.returnMethod ?? ''}
        onChange={(value) => {
          const chosen = returnMethods.find((method) => method === value);
          if (chosen) keeper.change({ returnMethod: chosen });
        }}
      />
    </StepFrame>
  );
}
