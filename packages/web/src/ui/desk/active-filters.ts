import { createContext, useContext, useEffect, useId, useRef } from 'react';

/** A filter that narrows a list now. */
export interface ActiveFilter {
  /** What was chosen or typed, in words. */
  readonly text: string;
  /** Takes it away; null: there has to be one. */
  readonly drop: (() => void) | null;
}

/** What the fields inside of `Filters` tell it of themselves: `report` keeps one under an id, null takes it away. */
export const ActiveFilters = createContext<((id: string, active: ActiveFilter | null) => void) | null>(null);

/** Tells the filters around a field what it narrows by; `text` is empty where it narrows nothing. Outside of filters nothing happens. */
export function useActiveFilter(text: string, drop: (() => void) | null): void {
  const report = useContext(ActiveFilters);
  const id = useId();
  const latest = useRef(drop);
  useEffect(() => {
    latest.current = drop;
  });
  const canDrop = drop !== null;
  useEffect(() => {
    if (report === null || text === '') return;
    report(id, { text, drop: canDrop ? () => latest.current?.() : null });
    return () => report(id, null);
  }, [report, id, text, canDrop]);
}
