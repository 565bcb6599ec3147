import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../parts/key-hint.tsx';
import { useShortcuts } from '../parts/shortcuts.ts';
import { useDesk } from '../shell/desk-context.ts';
import { AssignDialog } from './assign-dialog.tsx';
import type { Picked } from './use-picked.ts';

/** What can be done to the picked rows. The strip is always there, so that picking moves nothing. */
export function BulkBar({ picked }: { readonly picked: Picked }) {
  const { t } = useTexts();
  const { may } = useDesk();
  const [assigning, setAssigning] = useState(false);
  const number = picked.items.length;
  const ready = number > 0 && may('procedures.dossier.assign');
  useShortcuts({
    a: () => {
      if (ready) setAssigning(true);
    },
  });
  return (
    <div className="desk-bulk" aria-live="polite">
      {number === 0 ? (
        <p className="desk-quiet">{t('inbox.bulk.hint')}</p>
      ) : (
        <>
          <strong>{t('inbox.bulk.picked', { n: number })}</strong>
          {may('procedures.dossier.assign') && (
            <Button onClick={() => setAssigning(true)} aria-keyshortcuts="a">
              {t('inbox.bulk.assign')} <KeyHint keys="a" />
            </Button>
          )}
          <Button variant="tertiary" onClick={picked.clear}>
            {t('inbox.bulk.clear')}
          </Button>
        </>
      )}
      {assigning && number > 0 && <AssignDialog picked={picked} onClose={() => setAssigning(false)} />}
    </div>
  );
}
