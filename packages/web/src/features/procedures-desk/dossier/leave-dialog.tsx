import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';

/** Asked when somebody leaves a page with text that was not saved. */
export function LeaveDialog({ onLeave, onStay }: { readonly onLeave: () => void; readonly onStay: () => void }) {
  const { t } = useTexts('procedures-desk');
  return (
    <Modal title={t('leave.title')} onClose={onStay}>
      <p>{t('leave.text')}</p>
      <p className="desk-actions">
        <Button data-first onClick={onStay}>
          {t('leave.stay')}
        </Button>
        <Button variant="secondary" danger onClick={onLeave}>
          {t('leave.leave')}
        </Button>
      </p>
    </Modal>
  );
}
