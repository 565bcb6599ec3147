import { useSyncExternalStore } from 'react';

let spoken = '';
const listeners = new Set<() => void>();

/** Says a short sentence to everybody: shown for a while at the bottom and read out by a screen reader. */
export function announce(text: string): void {
  spoken = text;
  for (const listener of listeners) listener();
  setTimeout(() => {
    if (spoken !== text) return;
    spoken = '';
    for (const listener of listeners) listener();
  }, 6000);
}

export function Announcer() {
  const text = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => spoken,
  );
  return (
    <div className="desk-announcer" role="status" aria-live="polite">
      {text !== '' && <p>{text}</p>}
    </div>
  );
}
