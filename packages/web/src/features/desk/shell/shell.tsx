import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useOnline } from '../../../lib/online.ts';
import { useTexts } from '../../../lib/texts.ts';
import { SkipLink, TrialBand } from '../../../ui/frame.tsx';
import { Announcer } from '../parts/announcer.tsx';
import { useShortcuts } from '../parts/shortcuts.ts';
import { CommandPalette } from './command-palette.tsx';
import { useDesk } from './desk-context.ts';
import { KeyboardHelp } from './keyboard-help.tsx';
import { pages } from './pages.ts';
import { RailIcon } from './rail-icon.tsx';
import { TopBar } from './top-bar.tsx';

type Over = 'palette' | 'help' | null;

/** What stands around every page of the desk. */
export function Shell() {
  const [over, setOver] = useState<Over>(null);
  useShortcuts({ 'Ctrl+k': () => setOver('palette'), '?': () => setOver('help'), '/': focusFilter });
  return (
    <>
      <SkipLink />
      <TrialBand />
      <div className="desk-frame">
        <Rail />
        <TopBar onSearch={() => setOver('palette')} onHelp={() => setOver('help')} />
        <OfflineBand />
        <main id="main" tabIndex={-1} className="desk-main">
          <Outlet />
        </main>
      </div>
      <Announcer />
      {over === 'palette' && <CommandPalette onClose={() => setOver(null)} />}
      {over === 'help' && <KeyboardHelp onClose={() => setOver(null)} />}
    </>
  );
}

/** The page's own search field, if it has one. */
function focusFilter(): void {
  const field = document.querySelector<HTMLInputElement>('[data-page-search]');
  field?.focus();
  field?.select();
}

function Rail() {
  const { t } = useTexts();
  const { may } = useDesk();
  return (
    <nav className="desk-rail" aria-label={t('rail.label')}>
      <ul>
        {pages
          .filter(({ permission }) => permission === null || may(permission))
          .map(({ id, to }) => (
            <li key={id}>
              <Link to={to} activeOptions={{ exact: id === 'inbox', includeSearch: false }}>
                <RailIcon id={id} />
                <span>{t(`page.${id}`)}</span>
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function OfflineBand() {
  const { t } = useTexts();
  if (useOnline()) return null;
  return (
    <p className="desk-offline" role="status">
      {t('offline.band')}
    </p>
  );
}
