import { useEffect, useRef, useSyncExternalStore } from 'react';

const storageKey = 'dongbo.desk.single-keys';
const listeners = new Set<() => void>();

/** Shortcuts of one letter can be switched off (WCAG 2.2, 2.1.4): speech input and unsteady hands press them by chance. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(storageKey) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, singleKeysOn);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=button])')
  );
}

/** `Ctrl+Enter`, `F2`, `j`: what was pressed, as it is written in the help. */
function nameOf(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${ctrl}${event.altKey ? 'Alt+' : ''}${key}`;
}

export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Listens while the component is there. Single letters are left alone while somebody types, and behind a dialog
 * nothing listens but the dialog's own. */
export function useShortcuts(shortcuts: Shortcuts, options: { readonly inDialog?: boolean } = {}): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  const inDialog = options.inDialog ?? false;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = nameOf(event);
      const act = new Map(Object.entries(current.current)).get(name);
      if (act === undefined) return;
      const single = name.length === 1;
      if (single && (isTyping(event.target) || !singleKeysOn())) return;
      if (!inDialog && document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [inDialog]);
}
