import { Suspense } from 'react';
import type { Dossier } from '@dongbo/contract/procedures';
import { withTexts } from '../../../lib/texts.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { pageOf } from '../../../ui/page-of.ts';
import { siteCheckTexts } from '../texts.ts';

const List = pageOf(withTexts([siteCheckTexts], async () => (await import('./site-checks-list.tsx')).SiteChecksList));

/** What was looked at on the spot, or is to be: fetched only where anything is. */
export function SiteChecksBlock({ dossier }: { readonly dossier: Dossier }) {
  const { may } = useDesk();
  if (dossier.siteCheckCount === 0 || !may('procedures.site-check.list')) return null;
  return (
    <Suspense fallback={null}>
      <List dossier={dossier} />
    </Suspense>
  );
}
