import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useOnline } from '../../../lib/online.ts';
import { useNews } from '../../../lib/stream/use-stream.ts';
import { useTexts } from '../../../lib/texts.ts';
import { SkipLink, TrialBand } from '../../../ui/frame.tsx';
import { Announcer } from '../../../ui/desk/announcer.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { ClosedPage, useClosedSystem } from './closed-page.tsx';
import { CommandPalette } from './command-palette.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useDemonstrationShare } from './use-demonstration-share.ts';

const deskNews = ['inbox', 'notices'] as const;

type Over = 'palette' | 'help' | null;

/** What stands around every page of the desk. */
export function Shell() {
  useNews(deskNews);
  const closed = useClosedSystem();
  const [over, setOver] = useState<Over>(null);
  useShortcuts({ 'Ctrl+k': () => setOver('palette'), '?': () => setOver('help'), '/': focusFilter });
  return (
    <>
      <SkipLink />
      <TrialBand />
      <div className="desk-frame">
        <Rail />
        <TopBar onSearch={() => setOver('palette')} onHelp={() => setOver('help')} />
        <div className="desk-bands">
          <OfflineBand />
          <FillingBand />
        </div>
        <main id="main" tabIndex={-1} className="desk-main">
          {closed === null ? <Outlet /> : <ClosedPage system={closed} />}
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

/** The lists of a first start fill while somebody looks at them: said until they are whole. */
function FillingBand() {
  const { t } = useTexts();
  const share = useDemonstrationShare();
  if (share === null) return null;
  return <p className="desk-filling">{t('filling.band', { percent: Math.floor(share * 100) })}</p>;
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
