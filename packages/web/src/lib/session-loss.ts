/** Tells the page that the server no longer knows the session, so that one dialog can ask to sign in again while
 * everything typed stays where it is. */
function createSessionLoss() {
  let lost = false;
  const listeners = new Set<() => void>();
  const set = (value: boolean) => {
    if (lost === value) return;
    lost = value;
    for (const listener of listeners) listener();
  };
  return {
    report: () => set(true),
    mend: () => set(false),
    isLost: () => lost,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const sessionLoss = createSessionLoss();
