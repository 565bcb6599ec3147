/** A session ends after 15 minutes without a request. */
const idleLimit = 15 * 60_000;
/** WCAG 2.2, 2.2.1: a warning with time enough to answer it. */
const warning = 60_000;
/** Somebody who types or reads without a request is not idle; the server hears of it at most this often. */
const keepAliveAfter = 3 * 60_000;

export type IdleState = 'in-use' | 'ending';

/** Watches how long the server has heard nothing from this page. */
function createIdleWatch() {
  let lastUsed = Date.now();
  let state: IdleState = 'in-use';
  const listeners = new Set<() => void>();
  const set = (next: IdleState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    used: () => {
      lastUsed = Date.now();
      set('in-use');
    },
    check: () => set(Date.now() - lastUsed > idleLimit - warning ? 'ending' : 'in-use'),
    needsKeepAlive: () => Date.now() - lastUsed > keepAliveAfter && state === 'in-use',
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const idleWatch = createIdleWatch();
