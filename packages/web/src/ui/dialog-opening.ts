import { useEffect, useId, useRef } from 'react';

/** The browser's own modal dialog, open as long as it is in the page. It holds the focus, and gives it back to where it was, also
 * when the dialog is taken away from outside. Escape asks to close; without `onClose` the dialog can only be answered.
 * @returns attributes for the `dialog`, and the id of its title. */
export function useOpenDialog(onClose: (() => void) | undefined) {
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
  const onCancel = (event: { preventDefault(): void }) => {
    event.preventDefault();
    onClose?.();
  };
  return { titleId, attributes: { ref, onCancel, 'aria-labelledby': titleId } };
}
