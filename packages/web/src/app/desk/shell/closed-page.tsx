import type { SystemName } from '@dongbo/contract';
import { useMatches } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { Empty } from '../../../ui/states.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { parts } from '../parts.ts';

/** The system to which the open page belongs, when it is closed to the person; else null. */
export function useClosedSystem(): SystemName | null {
  const { opens } = useDesk();
  const ids = new Set(useMatches().map(({ routeId }): string => routeId));
  const part = parts.find(({ routes }) => routes.some(({ id }) => ids.has(id)));
  return part === undefined || opens(part.system) ? null : part.system;
}

/** Instead of a page that somebody came to by its address. */
export function ClosedPage({ system }: { readonly system: SystemName }) {
  const { t } = useTexts();
  return (
    <div className="desk-page">
      <PageHead title={t(`${system}-desk:system`)} />
      <Empty title={t('closed.title')}>
        <p>{t('closed.text')}</p>
      </Empty>
    </div>
  );
}
