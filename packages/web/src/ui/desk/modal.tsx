import type { ReactNode } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { Button } from '../button.tsx';
import { useOpenDialog } from '../dialog-opening.ts';

interface ModalProps {
  readonly title: string;
  /** Not given: the dialog has to be answered; Escape would only hide the question. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** A dialog of the desk, open as long as it is in the page; what it asks is made afresh each time. */
export function Modal({ title, onClose, children, wide = false }: ModalProps) {
  const { t } = useTexts();
  const { titleId, attributes } = useOpenDialog(onClose);
  return (
    <dialog {...attributes} className={wide ? 'ds-dialog desk-modal desk-modal--wide' : 'ds-dialog desk-modal'}>
      <div className="desk-modal__head">
        <h2 id={titleId}>{title}</h2>
        {onClose && (
          <Button variant="tertiary" onClick={onClose}>
            {t('close')}
          </Button>
        )}
      </div>
      {children}
    </dialog>
  );
}
