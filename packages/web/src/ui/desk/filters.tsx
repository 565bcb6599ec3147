import { useCallback, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { ActiveFilters } from './active-filters.ts';
import type { ActiveFilter } from './active-filters.ts';
import { narrow, useMedia } from './use-media.ts';

interface FiltersProps {
  /** What stays in sight on a telephone too. */
  readonly first?: ReactNode;
  readonly children: ReactNode;
}

/** What a list is narrowed by. On a telephone the fields stand behind one button that says how many narrow it, with each of these beside it, so that the
 * list has the screen. */
export function Filters({ first, children }: FiltersProps) {
  const { t } = useTexts();
  const id = useId();
  const isNarrow = useMedia(narrow);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<ReadonlyMap<string, ActiveFilter>>(new Map());
  const report = useCallback((field: string, one: ActiveFilter | null) => {
    setActive((before) => {
      const after = new Map(before);
      if (one === null) after.delete(field);
      else after.set(field, one);
      return after;
    });
  }, []);
  const isHidden = isNarrow && !open;
  return (
    <search className="desk-filters">
      {first}
      {isNarrow && (
        <div className="desk-filters__short">
          <button
            type="button"
            className="desk-chip"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {active.size === 0 ? t('filters.open') : t('filters.open.n', { n: active.size })}
          </button>
          {!open && [...active].map(([field, one]) => <Shown key={field} filter={one} />)}
        </div>
      )}
      <div id={id} className="desk-filters__fields" hidden={isHidden}>
        <ActiveFilters value={report}>{children}</ActiveFilters>
      </div>
    </search>
  );
}

/** One filter that is set, to be seen and where possible to be dropped. */
function Shown({ filter: { text, drop } }: { readonly filter: ActiveFilter }) {
  const { t } = useTexts();
  if (drop === null) return <span className="desk-quiet">{text}</span>;
  return (
    <button type="button" className="desk-chip" aria-label={t('filters.drop', { text })} onClick={drop}>
      {text} ×
    </button>
  );
}
