import { useRef, useState, type RefObject } from 'react';
import { printPdf } from '../../../ui/desk/fetch-file.ts';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';

interface PrintedReceipt {
  /** Where the button for the next person stands (`data-next`), to which the keyboard goes once the paper is printed. */
  readonly next: RefObject<HTMLParagraphElement | null>;
  readonly printing: boolean;
  readonly error: unknown;
  readonly print: () => void;
}

/** A receipt that one key (F9) prints; then the keyboard waits for the next person, whether or not it worked. */
export function usePrintedReceipt(address: string): PrintedReceipt {
  const next = useRef<HTMLParagraphElement>(null);
  const [printing, setPrinting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const print = () => {
    setPrinting(true);
    setError(null);
    printPdf(address)
      .catch(setError)
      .finally(() => {
        setPrinting(false);
        next.current?.querySelector<HTMLElement>('[data-next]')?.focus();
      });
  };
  useShortcuts({ F9: print });
  return { next, printing, error, print };
}
