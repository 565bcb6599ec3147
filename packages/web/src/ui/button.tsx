import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';

interface Look {
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly danger?: boolean;
  readonly children: ReactNode;
}

const lookOf = ({ variant = 'primary', danger = false }: Look) => ({
  'data-variant': variant,
  ...(danger ? { 'data-color': 'danger' } : {}),
});

/** A button with a verb on it. While `busy` it says so to screen readers and takes no second press;
 * of a double click it takes the first. */
export function Button(props: Look & { readonly busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  const { variant, danger, busy = false, children, onClick, className = '', ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      {...lookOf({ ...(variant && { variant }), ...(danger && { danger }), children })}
      className={`ds-button ${className}`}
      aria-busy={busy || undefined}
      onClick={(event) => {
        // The second click of a double click is no second wish; pressed by the keyboard, the count is 0.
        if (busy || event.detail > 1) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy && <span className="button-spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink(props: Look & AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }) {
  const { variant, danger, children, className = '', ...rest } = props;
  return (
    <a
      {...rest}
      {...lookOf({ ...(variant && { variant }), ...(danger && { danger }), children })}
      className={`ds-button ${className}`}
    >
      {children}
    </a>
  );
}
