import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { Button } from '../button.tsx';

interface ModalProps {
  readonly title: string;
  /** Not given: the dialog has to be answered; Escape would only hide the question. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** A modal dialog that is open as long as it is in the page; what it asks is made afresh each time. The focus goes back
 * to where it was also when the dialog is taken away from outside. */
export function Modal({ title, onClose, children, wide = false }: ModalProps) {
  const { t } = useTexts();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    // The browser would take the first field or the cross; what the dialog is for comes first.
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={wide ? 'ds-dialog desk-modal desk-modal--wide' : 'ds-dialog desk-modal'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
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
