/** Asks whoever sits at this page who they are before an act that weighs much, in one dialog for all acts that wait for it. A page without that
 * dialog is answered at once, so that the refusal itself shows. */
function createStepUpGate() {
  let waiting: { readonly answer: (isConfirmed: boolean) => void; readonly asked: Promise<boolean> } | null = null;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    /** True: it was confirmed, and the act may be sent again. */
    async ask(): Promise<boolean> {
      if (listeners.size === 0) return false;
      if (waiting === null) {
        let answer: (isConfirmed: boolean) => void = () => undefined;
        const asked = new Promise<boolean>((resolve) => {
          answer = resolve;
        });
        waiting = { answer, asked };
        tell();
      }
      return await waiting.asked;
    },
    answer(isConfirmed: boolean) {
      waiting?.answer(isConfirmed);
      waiting = null;
      tell();
    },
    isAsked: () => waiting !== null,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const stepUpGate = createStepUpGate();
