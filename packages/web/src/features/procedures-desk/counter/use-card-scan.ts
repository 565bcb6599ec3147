import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { isScan, quietFor, readCardScan } from './card-scan.ts';
import type { CardScan } from './card-scan.ts';

/** Fields into which a card can be scanned: while letters come in they stand in the field where the scan began; when it is at
 * its end (silence, or Enter) the card is read and nothing of it stays behind. What was in the field before stays, when it
 * was no card. */
export function useCardScan(onCard: (card: CardScan) => void, onUnread: () => void) {
  const [scan, setScan] = useState<{ readonly id: string; readonly text: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const end = (text: string): void => {
    clearTimeout(timer.current);
    setScan(null);
    const card = readCardScan(text);
    if (card === null) onUnread();
    else onCard(card);
  };
  return {
    /** What a field shows: the scan that runs into it, or its own value. */
    shown: (id: string, value: string): string => (scan?.id === id ? scan.text : value),
    /** Takes what is typed when it is a scan; false: it is not. */
    take(id: string, text: string): boolean {
      if (!isScan(text)) {
        if (scan?.id === id) setScan(null);
        clearTimeout(timer.current);
        return false;
      }
      setScan({ id, text });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => end(text), quietFor(text));
      return true;
    },
    onKeyDown(event: KeyboardEvent): void {
      if (scan !== null && (event.key === 'Enter' || event.key === 'Tab')) end(scan.text);
    },
  };
}
