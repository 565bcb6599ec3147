import { returnMethods } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { useDraft } from './draft-context.tsx';
import { StepFrame } from './step-frame.tsx';
import { useSteps } from './use-steps.ts';

export function ReturnPage() {
  const { t } = useTexts('procedures-portal');
  const { content, keeper } = useDraft();
  const { goOn } = useSteps();
  return (
    <StepFrame title={t('return.title')} onContinue={() => goOn('nhan-ket-qua')}>
      <ChoiceGroup
        id="return-method"
        label={t('return.label')}
        options={returnMethods.map((value) => ({
          value,
          label: t(`terms:return-method.${value}`),
          hint: t(`return.hint.${value}`),
        }))}
        value={content.returnMethod}
        onChange={(value) => {
          const chosen = returnMethods.find((method) => method === value);
          if (chosen) keeper.change({ returnMethod: chosen });
        }}
      />
    </StepFrame>
  );
}
