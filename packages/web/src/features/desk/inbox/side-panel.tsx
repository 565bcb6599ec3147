import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Await } from '../../../ui/states.tsx';
import { DossierSummary } from '../dossier/dossier-summary.tsx';
import { useShortcuts } from '../parts/shortcuts.ts';
import { dossierQuery } from '../queries/dossiers.ts';

/** The dossier beside the list, without leaving it. */
export function SidePanel({ dossierId, onClose }: { readonly dossierId: string; readonly onClose: () => void }) {
  const { t } = useTexts();
  const query = useQuery(dossierQuery(dossierId));
  const close = () => {
    onClose();
    document.querySelector<HTMLElement>('[data-row] a[tabindex="0"]')?.focus();
  };
  useShortcuts({ Escape: close });
  return (
    <aside className="desk-panel" aria-label={t('panel.beside')}>
      <header className="desk-panel__head">
        <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId }} className="ds-button" data-variant="secondary">
          {t('panel.open-page')}
        </Link>
        <Button variant="tertiary" onClick={close}>
          {t('close')}{' '}
          <kbd className="desk-key" aria-hidden="true">
            Esc
          </kbd>
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <div className="desk-panel__body" role="region" aria-label={t('panel.label')} tabIndex={0}>
        <Await query={query}>{(dossier) => <DossierSummary key={dossier.id} dossier={dossier} />}</Await>
      </div>
    </aside>
  );
}
