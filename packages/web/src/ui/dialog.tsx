import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  /** Not given: the dialog cannot be dismissed, only answered. */
  readonly onClose?: (() => void) | undefined;
  readonly closeLabel?: string;
  readonly placement?: 'center' | 'right';
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it holds the focus, closes on Escape and gives the focus back. */
export function Dialog({ open, title, onClose, closeLabel, placement = 'center', children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  return (
    <dialog
      className="ds-dialog"
      ref={dialog}
      data-placement={placement}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      {open && (
        <>
          <h2 className="ds-heading" data-size="xs" id={titleId}>
            {title}
          </h2>
          {children}
          {onClose && closeLabel && (
            <button type="button" className="ds-button dialog-close" data-variant="tertiary" onClick={onClose}>
              {closeLabel}
            </button>
          )}
        </>
      )}
    </dialog>
  );
}
