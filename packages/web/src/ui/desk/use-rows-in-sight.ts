import { useCallback, useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Rows above and below those in sight that are in the page too, so that scrolling shows no gaps. */
const beyond = 12;
/** What the head that stays on top covers. */
const head = 32;
/** Where nothing is laid out, as in tests without a browser. */
const usualHeight = 800;

interface RowsOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
}

interface InSight {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
}

/** Which rows of one height have to be in the page, and a way to bring one of them into sight. */
export function useRowsInSight({ scroller, count, rowHeight }: RowsOptions) {
  const [place, setPlace] = useState({ top: 0, height: usualHeight });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () =>
      setPlace((now) => {
        // By whole rows: a pixel more or less changes nothing.
        const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
        const height = element.clientHeight || usualHeight;
        return now.top === top && now.height === height ? now : { top, height };
      });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const sized = new ResizeObserver(look);
    sized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      sized.disconnect();
    };
  }, [scroller, rowHeight]);
  const bringIntoSight = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      const [above, below] = [index * rowHeight, head + (index + 1) * rowHeight - element.clientHeight];
      const top = Math.min(above, Math.max(below, element.scrollTop));
      if (top !== element.scrollTop) element.scrollTo({ top });
    },
    [scroller, rowHeight],
  );
  const first = Math.max(0, Math.min(Math.floor(place.top / rowHeight) - beyond, count - 1));
  const end = Math.min(count, Math.ceil((place.top + place.height) / rowHeight) + beyond);
  const inSight: InSight = { first, end: Math.max(first, end) };
  return { ...inSight, bringIntoSight };
}
