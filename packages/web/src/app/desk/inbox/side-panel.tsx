import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { Empty, Loading } from '../../../ui/states.tsx';
import { usePartOf } from '../use-open-parts.ts';
import { readOpen } from './open-work.ts';

/** What a piece of work is about, beside the list, without leaving it. */
export function SidePanel({ open, onClose }: { readonly open: string; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { system, subjectId } = readOpen(open);
  const work = usePartOf()(system)?.work;
  const link = work?.link({ subjectId });
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
        {work === undefined ? (
          <Empty title={t('panel.unknown')} />
        ) : (
          <Suspense fallback={<Loading />}>
            <work.Panel subjectId={subjectId} />
          </Suspense>
        )}
      </div>
    </aside>
  );
}
