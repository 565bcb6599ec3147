import type { ReactNode } from 'react';

/** The shapes of a state: not begun, under way, waiting, done, done and closed, given up. */
export type Mark = 'begun' | 'running' | 'paused' | 'done' | 'closed' | 'stopped';

/** A word of state with a mark of its own shape, so that colour is never the only sign. */
export function StateMark({ mark, children }: { readonly mark: Mark; readonly children: ReactNode }) {
  return <span className={`desk-state desk-state--${mark}`}>{children}</span>;
}
