import type { ReactNode } from 'react';

interface TableProps {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly head: readonly string[];
  readonly children: ReactNode;
}

/** A table that scrolls sideways inside its own frame, also by keyboard, so that the page never does. */
export function Table({ caption, hideCaption = false, head, children }: TableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="ds-table">
        <caption className={hideCaption ? 'ds-sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {head.map((title) => (
              <th scope="col" key={title}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
