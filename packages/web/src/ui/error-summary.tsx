import { useEffect, useRef } from 'react';

export interface SummaryEntry {
  /** Id of the input at fault. */
  readonly target: string;
  readonly text: string;
}

/** All errors of the page, on top of it, each a link to its field. Takes the focus when it appears or changes, so that
 * a screen reader reads it and the keyboard is in the right place. */
export function ErrorSummary({
  title,
  entries,
}: {
  readonly title: string;
  readonly entries: readonly SummaryEntry[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const shown = entries.map(({ target }) => target).join(' ');
  useEffect(() => {
    if (shown !== '') box.current?.focus();
  }, [shown]);
  if (entries.length === 0) return null;
  return (
    <div className="ds-error-summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {entries.map(({ target, text }) => (
          <li key={target}>
            <a
              className="ds-link"
              href={`#${target}`}
              onClick={(event) => {
                event.preventDefault();
                const input = document.getElementById(target);
                input?.scrollIntoView({ block: 'center' });
                input?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
