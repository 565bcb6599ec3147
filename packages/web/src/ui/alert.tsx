import type { ReactNode } from 'react';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

interface AlertProps {
  readonly tone: Tone;
  readonly title?: string;
  /** `assertive` interrupts a screen reader: for what stopped the person's own act. */
  readonly live?: 'polite' | 'assertive';
  readonly children?: ReactNode;
}

/** A message with a colour, an icon and words. */
export function Alert({ tone, title, live, children }: AlertProps) {
  const role = live === undefined ? undefined : live === 'assertive' ? 'alert' : 'status';
  return (
    <div className="ds-alert" data-color={tone} role={role}>
      {title && (
        <h2 className="ds-heading" data-size="2xs">
          {title}
        </h2>
      )}
      {children}
    </div>
  );
}

/** A word of state with its colour. */
export function Tag({ tone, children }: { readonly tone: Tone | 'neutral'; readonly children: ReactNode }) {
  return (
    <span className="ds-tag" data-color={tone}>
      {children}
    </span>
  );
}
