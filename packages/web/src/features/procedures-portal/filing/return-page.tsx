import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { useDraft } from './draft-context.tsx';
import { StepFrame } from './step-frame.tsx';
import { isReturnChosen, returnMethodsOf } from './steps.ts';
import { useSteps } from './use-steps.ts';

const inputId = 'return-method';

/** How the result comes back; nothing is chosen for the person. */
export function ReturnPage() {
  const { t, language } = useTexts('procedures-portal');
  const { draft, content, keeper } = useDraft();
  const methods = returnMethodsOf(draft, content);
  const reason = draft.procedure.paperResult?.reason;
  const isChosen = isReturnChosen(draft, content);
  const { goOn } = useSteps();
  const [asked, setAsked] = useState(false);
  const error = asked && !isChosen ? t('return.missing') : undefined;
  return (
    <StepFrame
      title={t('return.title')}
      hint={!methods.includes('online') && <p>{reason?.[language] ?? t('return.on-paper')}</p>}
      errors={error ? [{ target: inputId, text: error }] : []}
      onContinue={() => {
        setAsked(true);
        if (isChosen) goOn('nhan-ket-qua');
      }}
    >
      <ChoiceGroup
        id={inputId}
        label={t('return.label')}
        error={error}
        options={methods.map((value) => ({
          value,
          label: t(`terms:return-method.${value}`),
          hint: t(`return.hint.${value}`),
        }))}
        value={isChosen ? (content.returnMethod ?? '') : ''}
        onChange={(value) => {
          const chosen = methods.find((method) => method === value);
          if (chosen) keeper.change({ returnMethod: chosen });
        }}
      />
    </StepFrame>
  );
}
