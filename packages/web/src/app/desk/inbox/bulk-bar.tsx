import { Suspense, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import type { Picked, WorkAction } from '../../../ui/desk/desk-part.ts';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { usePartOf } from '../use-open-parts.ts';

/** What the person may do to the picked rows: only to rows of one system, because what can be done is the system's. */
function useActions(picked: Picked): { readonly mixed: boolean; readonly actions: readonly WorkAction[] } {
  const { may } = useDesk();
  const partOf = usePartOf();
  const systems = [...new Set(picked.items.map(({ system }) => system))];
  const [only] = systems;
  if (only === undefined || systems.length > 1) return { mixed: systems.length > 1, actions: [] };
  return { mixed: false, actions: (partOf(only)?.work.actions ?? []).filter(({ permission }) => may(permission)) };
}

/** What can be done to the picked rows. The strip is always there, so that picking moves nothing. */
export function BulkBar({ picked }: { readonly picked: Picked }) {
  const { t } = useTexts();
  const [open, setOpen] = useState<WorkAction | null>(null);
  const { mixed, actions } = useActions(picked);
  useShortcuts(Object.fromEntries(actions.map((action) => [action.key, () => setOpen(action)])));
  const number = picked.items.length;
  return (
    <div className="desk-bulk" aria-live="polite">
      {number === 0 ? (
        <p className="desk-quiet">{t('inbox.bulk.hint')}</p>
      ) : (
        <>
          <strong>{t('inbox.bulk.picked', { n: number })}</strong>
          {mixed && <span className="desk-quiet">{t('inbox.bulk.mixed')}</span>}
          {actions.map((action) => (
            <Button key={action.id} onClick={() => setOpen(action)} aria-keyshortcuts={action.key}>
              {t(`${picked.items[0]?.system}-desk:work.${action.id}`)} <KeyHint keys={action.key} />
            </Button>
          ))}
          <Button variant="tertiary" onClick={picked.clear}>
            {t('inbox.bulk.clear')}
          </Button>
        </>
      )}
      {open !== null && (
        <Suspense>
          <open.Dialog picked={picked} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  );
}
