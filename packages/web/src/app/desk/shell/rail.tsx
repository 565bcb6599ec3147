import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useUnseenNotices } from '../../../lib/stream/unseen-notices.ts';
import { useTexts } from '../../../lib/texts.ts';
import type { RailPage } from '../../../ui/desk/desk-part.ts';
import { shellPages } from './pages.ts';
import { useRailGroups } from './use-rail.ts';

/** The way to every page: the shell's own, and the pages of each system under its name. */
export function Rail() {
  const { t } = useTexts();
  return (
    <nav className="desk-rail" aria-label={t('rail.label')}>
      {useRailGroups().map(({ system, pages }) => (
        <RailGroup key={`${system ?? ''} ${pages[0]?.id}`} name={system && t(`system.${system}`)} pages={pages} />
      ))}
    </nav>
  );
}

function RailGroup({ name, pages }: { readonly name: string | null; readonly pages: readonly RailPage[] }) {
  const id = useId();
  return (
    <>
      {name !== null && (
        <h2 className="desk-rail__system" id={id}>
          {name}
        </h2>
      )}
      <ul aria-labelledby={name === null ? undefined : id}>
        {pages.map((page) => (
          <RailLink key={page.id} page={page} />
        ))}
      </ul>
    </>
  );
}

function RailLink({ page: { id, link, icon } }: { readonly page: RailPage }) {
  const { t } = useTexts();
  return (
    <li>
      <Link {...link} activeOptions={{ exact: id === 'inbox', includeSearch: false }}>
        <svg
          viewBox="0 0 24 24"
          width="18"
          height="18"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          aria-hidden="true"
        >
          <path d={icon} strokeLinejoin="round" strokeLinecap="round" />
        </svg>
        <span>{t(`page.${id}`)}</span>
        {id === shellPages.notices.id && <Unseen />}
      </Link>
    </li>
  );
}

/** How many notices have not been seen. */
function Unseen() {
  const { t } = useTexts();
  const unseen = useUnseenNotices();
  if (unseen === null) return null;
  return (
    <span className="desk-rail__count" aria-label={t('notices.unseen', { n: unseen })}>
      {unseen}
    </span>
  );
}
