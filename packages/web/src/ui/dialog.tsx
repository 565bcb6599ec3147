import type { ReactNode } from 'react';
import { useOpenDialog } from './dialog-opening.ts';

interface DialogProps {
  readonly title: string;
  /** Not given: the dialog cannot be dismissed, only answered. */
  readonly onClose?: (() => void) | undefined;
  readonly closeLabel?: string;
  readonly placement?: 'center' | 'right';
  readonly children: ReactNode;
}

/** A dialog of the portal; shown while `open`. */
export function Dialog({ open, ...props }: DialogProps & { readonly open: boolean }) {
  return open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ title, onClose, closeLabel, placement = 'center', children }: DialogProps) {
  const { titleId, attributes } = useOpenDialog(onClose);
  return (
    <dialog {...attributes} className="ds-dialog" data-placement={placement}>
      <h2 className="ds-heading" data-size="xs" id={titleId}>
        {title}
      </h2>
      {children}
      {onClose && closeLabel && (
        <button type="button" className="ds-button dialog-close" data-variant="tertiary" onClick={onClose}>
          {closeLabel}
        </button>
      )}
    </dialog>
  );
}
