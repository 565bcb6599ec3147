import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import type { RailPage } from '../../../ui/desk/desk-part.ts';
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
      </Link>
    </li>
  );
}
