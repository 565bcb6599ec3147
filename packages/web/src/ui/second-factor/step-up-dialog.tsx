import { stepUpGate } from '../../lib/step-up.ts';
import { useTexts } from '../../lib/texts.ts';
import { Dialog } from '../dialog.tsx';
import { ConfirmationForm } from './confirmation-form.tsx';

/** Asks who acts on top of the page; the act goes on once that is shown, and nothing typed is lost. */
export function StepUpDialog() {
  const { t } = useTexts('factors');
  const leave = () => stepUpGate.answer(false);
  return (
    <Dialog open title={t('step-up.title')} onClose={leave} closeLabel={t('step-up.leave')}>
      <div className="stack">
        <p>{t('step-up.text')}</p>
        <ConfirmationForm idPrefix="step-up" use="step-up" onDone={() => stepUpGate.answer(true)} />
      </div>
    </Dialog>
  );
}
