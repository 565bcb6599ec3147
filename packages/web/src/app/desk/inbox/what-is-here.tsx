import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { parts } from '../parts.ts';
import { useRailGroups } from '../shell/use-rail.ts';

/** For a role whose work no open system has yet: what can be done here now, and that the rest comes by itself. */
export function WhatIsHere() {
  const { t } = useTexts();
  const { session, posts, opens } = useDesk();
  const closed = session.systems
    .filter(({ system }) => !opens(system) && parts.some((part) => part.system === system))
    .map(({ system }) => t(`${system}-desk:system`));
  const held = posts.map(({ role, unitName }) => `${t(`role.${role}`, { defaultValue: role })} · ${unitName}`);
  return (
    <div className="desk-page">
      <PageHead title={t('here.title')}>
        <p className="desk-quiet">{held.join('; ')}</p>
      </PageHead>
      <p>{t('here.now')}</p>
      <ul>
        {useRailGroups().flatMap(({ texts, pages }) =>
          pages.map(({ id, link }) => (
            <li key={id}>
              <Link {...link} className="ds-link">
                {t(`${texts}:page.${id}`)}
              </Link>
            </li>
          )),
        )}
      </ul>
      <p>{t(closed.length === 0 ? 'here.later' : 'here.later.named', { systems: closed.join(', ') })}</p>
    </div>
  );
}
