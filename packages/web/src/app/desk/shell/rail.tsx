import type { SystemName } from '@dongbo/contract';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useUnseenNotices } from '../../../lib/stream/unseen-notices.ts';
import { useTexts } from '../../../lib/texts.ts';
import type { RailPage } from '../../../ui/desk/desk-part.ts';
import { shellPages } from './pages.ts';
import { useClosedStage, useRailGroups } from './use-rail.ts';
import type { RailGroup } from './use-rail.ts';

/** The way to every page: the shell's own, and the pages of each system under its name. */
export function Rail() {
  const { t } = useTexts();
  return (
    <nav className="desk-rail" aria-label={t('rail.label')}>
      {useRailGroups().map((group) => (
        <Group key={`${group.texts} ${group.pages[0]?.id}`} group={group} />
      ))}
    </nav>
  );
}

function Group({ group: { system, texts, pages } }: { readonly group: RailGroup }) {
  const { t } = useTexts();
  const id = useId();
  return (
    <>
      {system !== null && (
        <h2 className="desk-rail__system" id={id}>
          {t(`${texts}:system`)}
          <StageHere system={system} />
        </h2>
      )}
      <ul aria-labelledby={system === null ? undefined : id}>
        {pages.map((page) => (
          <RailLink key={page.id} page={page} name={t(`${texts}:page.${page.id}`)} />
        ))}
      </ul>
    </>
  );
}

/** Says so where the unit one works for does not have the system in use. */
function StageHere({ system }: { readonly system: SystemName }) {
  const { t } = useTexts();
  const stage = useClosedStage(system);
  return stage && <span className="desk-rail__stage">{t(`stage.${stage}`)}</span>;
}

function RailLink({ page: { id, link, icon }, name }: { readonly page: RailPage; readonly name: string }) {
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
        <span>{name}</span>
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
