import { Suspense, useState } from 'react';
import type { Dossier } from '@dongbo/contract/procedures';
import { withTexts } from '../../../lib/texts.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { useTexts } from '../../../lib/texts.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { digitisationTexts } from '../texts.ts';

const List = pageOf(
  withTexts([digitisationTexts], async () => (await import('./digitisation-list.tsx')).DigitisationList),
);

/** How far the papers are digitised: fetched when somebody opens it. */
export function DigitisationBlock({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const { may } = useDesk();
  const [isOpen, setOpen] = useState(false);
  if (dossier.papers.length === 0 || !may('procedures.digitisation.get')) return null;
  return (
    <details className="desk-block" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('papers.digitisation')}</summary>
      {isOpen && (
        <Suspense fallback={null}>
          <List dossier={dossier} />
        </Suspense>
      )}
    </details>
  );
}
