import type { ViewPage } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ManageViews } from './manage-views.tsx';
import { viewsQuery, type Search } from './queries.ts';
import { SaveView } from './save-view.tsx';

interface SavedViewsProps {
  readonly page: ViewPage;
  /** What the page's address asks for, without what is open beside the list. */
  readonly search: Readonly<Record<string, string | undefined>>;
  readonly onOpen: (search: Search) => void;
}

const known = (search: SavedViewsProps['search']): Search =>
  Object.fromEntries(Object.entries(search).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

const isSame = (one: Search, other: Search): boolean => {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
};

/** One's saved filters as chips, those that the head of the unit shares among them. A page that is opened without any filter begins
 * with the one that was chosen for it. */
export function SavedViews({ page, search, onOpen }: SavedViewsProps) {
  const { t } = useTexts();
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const items = useQuery(viewsQuery(page)).data?.items;
  const now = known(search);
  const isAll = Object.keys(now).length === 0;
  useFirst(items?.find(({ isFirst }) => isFirst)?.search, items !== undefined, isAll, onOpen);
  if (items === undefined || (items.length === 0 && isAll)) return null;
  const isSaved = items.some((view) => isSame(view.search, now));
  return (
    <div className="desk-actions desk-views" role="group" aria-label={t('views.label')}>
      {items.length > 0 && (
        <button type="button" className="desk-chip" aria-pressed={isAll} onClick={() => onOpen({})}>
          {t('views.all')}
        </button>
      )}
      {items.map((view) => (
        <button
          key={view.id}
          type="button"
          className="desk-chip"
          aria-pressed={!isAll && isSame(view.search, now)}
          title={view.sharedWith === null ? undefined : t('views.of-unit', { unit: view.sharedWith.name })}
          onClick={() => onOpen(view.search)}
        >
          {view.name}
        </button>
      ))}
      {!isAll && !isSaved && (
        <button type="button" className="desk-chip" onClick={() => setDialog('save')}>
          {t('views.save')}
        </button>
      )}
      {items.length > 0 && (
        <button type="button" className="desk-chip" onClick={() => setDialog('manage')}>
          {t('views.manage')}
        </button>
      )}
      {dialog === 'save' && <SaveView page={page} search={now} onClose={() => setDialog(null)} />}
      {dialog === 'manage' && <ManageViews page={page} items={items} onClose={() => setDialog(null)} />}
    </div>
  );
}

/** Opens the chosen view once, where the page was opened without a filter. */
function useFirst(first: Search | undefined, isRead: boolean, isAll: boolean, onOpen: SavedViewsProps['onOpen']): void {
  const begun = useRef(false);
  const begin = useEffectEvent(() => {
    if (begun.current) return;
    begun.current = true;
    if (isAll && first !== undefined) onOpen(first);
  });
  useEffect(() => {
    if (isRead) begin();
  }, [isRead]);
}
