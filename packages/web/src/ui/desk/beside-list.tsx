import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../lib/texts.ts';
import { Button } from '../button.tsx';
import { Loading } from '../states.tsx';
import type { DeskLink } from './desk-link.ts';
import { useShortcuts } from './shortcuts.ts';

interface BesideListProps {
  /** What is open beside the list; null: nothing. */
  readonly panel: ReactNode;
  /** The page of what is open, where it has one of its own. */
  readonly link?: DeskLink | null | undefined;
  readonly onClose: () => void;
  /** The list. */
  readonly children: ReactNode;
}

/** A list with a panel beside it, in which one of its things is open without leaving the list. */
export function BesideList({ panel, link, onClose, children }: BesideListProps) {
  return (
    <div className={panel === null ? 'desk-beside' : 'desk-beside has-panel'}>
      {children}
      {panel !== null && (
        <Panel link={link} onClose={onClose}>
          {panel}
        </Panel>
      )}
    </div>
  );
}

function Panel({ link, onClose, children }: Omit<BesideListProps, 'panel'>) {
  const { t } = useTexts('desk');
  const close = () => {
    onClose();
    document.querySelector<HTMLElement>('[data-row] [data-row-stop][tabindex="0"]')?.focus();
  };
  useShortcuts({ Escape: close });
  return (
    <aside className="desk-panel" aria-label={t('panel.beside')}>
      <header className="desk-panel__head">
        {link && (
          <Link {...link} className="ds-button" data-variant="secondary">
            {t('panel.open-page')}
          </Link>
        )}
        <Button variant="tertiary" onClick={close}>
          {t('close')}{' '}
          <kbd className="desk-key" aria-hidden="true">
            Esc
          </kbd>
        </Button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <div className="desk-panel__body" role="region" aria-label={t('panel.label')} tabIndex={0}>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </div>
    </aside>
  );
}
