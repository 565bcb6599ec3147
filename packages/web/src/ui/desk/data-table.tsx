import type { ReactNode } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { useRowList } from './row-list.ts';
import { useShortcuts } from './shortcuts.ts';
import { narrow, useMedia } from './use-media.ts';

export interface Column<T> {
  readonly id: string;
  readonly head: string;
  /** CSS width on a wide screen; the column without one takes the rest. */
  readonly width?: string;
  readonly cell: (row: T) => ReactNode;
}

export interface Picking {
  readonly picked: ReadonlySet<string>;
  readonly onPick: (key: string, range: boolean) => void;
  readonly label: (key: string) => string;
}

interface DataTableProps<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** The link of a row: first cell, named by what it opens. */
  readonly link: (row: T, tabIndex: number) => ReactNode;
  readonly linkHead: string;
  /** CSS width of the link's column. */
  readonly linkWidth?: string;
  readonly onNearEnd: () => void;
  readonly waiting: boolean;
  readonly openKey?: string | undefined;
  /** The row that is in sight and in the tab order at first: where somebody was who comes back to the list. */
  readonly start?: number;
  readonly onMove?: ((row: T) => void) | undefined;
  readonly picking?: Picking | undefined;
  /** Height of one row where the table stands as a list of small cards. */
  readonly cardHeight?: number;
}

const rowHeight = 36;

/** The table of the desk: rows of one height, only those in sight in the page, moved through by arrows or j and k. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { t } = useTexts();
  const cards = useMedia(narrow);
  const height = cards ? (props.cardHeight ?? 96) : rowHeight;
  const { rows, columns, keyOf, picking } = props;
  const list = useRowList({
    count: rows.length,
    start: props.start ?? 0,
    rowHeight: height,
    onNearEnd: props.onNearEnd,
    onMove: (index) => {
      const row = rows[index];
      if (row !== undefined) props.onMove?.(row);
    },
  });
  useListKeys(list, (index) => {
    const row = rows[index];
    if (row !== undefined) picking?.onPick(keyOf(row), false);
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows move between the links inside
    <div ref={list.scroller} className="desk-table-scroll" onKeyDown={list.onKeyDown}>
      <table
        className={cards ? 'desk-table desk-table--cards' : 'desk-table'}
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
      >
        <Head
          columns={columns}
          linkHead={props.linkHead}
          linkWidth={props.linkWidth}
          picking={picking !== undefined}
          pickHead={t('table.pick')}
        />
        <tbody>
          <Gap height={list.before} />
          {list.items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <Row
                key={keyOf(row)}
                {...props}
                row={row}
                index={index}
                active={index === list.active}
                onFocus={() => list.setActive(index)}
                height={height}
              />
            );
          })}
          <Gap height={list.after} />
        </tbody>
      </table>
      <p className="desk-table-end" role="status">
        {props.waiting ? t('table.more-coming') : ''}
      </p>
    </div>
  );
}

/** j and k from anywhere on the page: the first press goes to the list, the next ones through it. */
function useListKeys(list: ReturnType<typeof useRowList>, onPick: (index: number) => void): void {
  const focusInside = () => list.scroller.current?.contains(document.activeElement) === true;
  useShortcuts({
    j: () => list.moveTo(focusInside() ? list.active + 1 : list.active),
    k: () => list.moveTo(focusInside() ? list.active - 1 : list.active),
    x: () => onPick(list.active),
  });
}

/** Holds the room of the rows that are not in the page. One cell only: columns may be hidden beside a panel. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="desk-table-gap">
      <td style={{ blockSize: height }} />
    </tr>
  );
}

interface HeadProps<T> {
  readonly columns: readonly Column<T>[];
  readonly linkHead: string;
  readonly linkWidth: string | undefined;
  readonly picking: boolean;
  readonly pickHead: string;
}

function Head<T>({ columns, linkHead, linkWidth, picking, pickHead }: HeadProps<T>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {picking && (
          <th scope="col" className="desk-table__pick">
            <span className="ds-sr-only">{pickHead}</span>
          </th>
        )}
        <th scope="col" className="desk-table__link" style={{ inlineSize: linkWidth }}>
          {linkHead}
        </th>
        {columns.map((column) => (
          <th key={column.id} scope="col" data-column={column.id} style={{ inlineSize: column.width }}>
            {column.head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps<T> extends DataTableProps<T> {
  readonly row: T;
  readonly index: number;
  readonly active: boolean;
  readonly height: number;
  readonly onFocus: () => void;
}

function Row<T>({ row, index, active, height, onFocus, columns, keyOf, link, picking, openKey }: RowProps<T>) {
  const key = keyOf(row);
  const picked = picking?.picked.has(key) ?? false;
  const state = [picked && 'is-picked', key === openKey && 'is-open'].filter(Boolean).join(' ');
  return (
    <tr data-row={index} aria-rowindex={index + 2} className={state} style={{ blockSize: height }} onFocus={onFocus}>
      {picking !== undefined && (
        <td className="desk-table__pick">
          <input
            type="checkbox"
            checked={picked}
            tabIndex={active ? 0 : -1}
            aria-label={picking.label(key)}
            onClick={(event) => picking.onPick(key, event.shiftKey)}
            onChange={() => undefined}
          />
        </td>
      )}
      <td className="desk-table__link">{link(row, active ? 0 : -1)}</td>
      {columns.map((column) => (
        <td key={column.id} data-column={column.id}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
