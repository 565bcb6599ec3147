import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useRowsInSight } from './use-rows-in-sight.ts';

interface RowListOptions {
  readonly count: number;
  /** The row with which the list begins to be shown. */
  readonly start: number;
  readonly rowHeight: number;
  readonly onNearEnd: () => void;
  readonly onMove?: ((index: number) => void) | undefined;
}

/** A long list of rows of one height: only the rows in sight are in the page, and one row at a time is in the tab order.
 * Moving puts the focus on the row's link, so that Enter is the link's own. */
export function useRowList({ count, start, rowHeight, onNearEnd, onMove }: RowListOptions) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(start);
  const wanted = useRef<number | null>(null);
  const { first, end, bringIntoSight } = useRowsInSight({ scroller, count, rowHeight });
  const items = Array.from({ length: end - first }, (_, index) => ({ index: first + index }));
  const last = end - 1;
  useEffect(() => {
    if (count > 0 && last >= count - 20) onNearEnd();
  }, [count, last, onNearEnd]);
  const focusWanted = useCallback(() => {
    if (wanted.current === null) return;
    const link = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"] :is(a, [data-row-stop])`);
    if (link === null || link === undefined) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  }, []);
  const begins = useRef(start);
  useEffect(() => {
    if (begins.current > 0) bringIntoSight(begins.current);
  }, [bringIntoSight]);
  // A row that was out of sight is in the page only after the list has scrolled there.
  useEffect(focusWanted);
  const moveTo = useCallback(
    (index: number) => {
      if (count === 0) return;
      const to = Math.min(count - 1, Math.max(0, index));
      wanted.current = to;
      setActive(to);
      bringIntoSight(to);
      focusWanted();
      onMove?.(to);
    },
    [count, bringIntoSight, onMove, focusWanted],
  );
  const current = Math.min(active, Math.max(0, count - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const to = new Map([
      ['ArrowDown', current + 1],
      ['ArrowUp', current - 1],
      ['PageDown', current + page],
      ['PageUp', current - page],
      ['Home', 0],
      ['End', count - 1],
    ]).get(event.key);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moveTo(to);
  };
  const before = first * rowHeight;
  const after = (count - end) * rowHeight;
  return { scroller, items, active: current, setActive, moveTo, onKeyDown, before, after };
}
