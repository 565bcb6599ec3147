import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import { useOnline } from '../../lib/online.ts';
import { useSession, useSignOut } from '../../lib/session.ts';
import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { clearAllUnsent } from '../../lib/unsent.ts';
import { LanguageSwitch, SkipLink, TrialBand } from '../../ui/frame.tsx';
import { Offline } from '../../ui/states.tsx';
import { useOpenParts } from './use-open-parts.ts';
import { SignInAgain } from './sign-in-again.tsx';

/** Header, content and footer; the same as the server writes around its own pages. */
export function PortalFrame({ children }: { readonly children: ReactNode }) {
  const { t, language } = useTexts();
  const [path] = useLocation();
  const online = useOnline();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [path]);
  return (
    <>
      <SkipLink />
      <TrialBand />
      <header className="site-header">
        <div className="site-bar">
          <a className="site-name" href={`${spacePrefix}/`}>
            <span className="site-province">{province.name[language]}</span>
            <span className="site-portal">{province.portal[language]}</span>
          </a>
          <LanguageSwitch />
        </div>
        <Menu path={path} />
      </header>
      <main id="main" className="page-main" tabIndex={-1}>
        {!online && <Offline />}
        {children}
      </main>
      <footer className="site-footer">
        <div className="site-footer-inner">
          <p>{province.name[language]}</p>
          <ul className="no-print">
            <li>
              <a href={`${spacePrefix}/tro-giup`}>{t('menu.help')}</a>
            </li>
            <li>
              <a href={`${spacePrefix}/tro-giup#tiep-can`}>{t('menu.accessibility')}</a>
            </li>
          </ul>
        </div>
      </footer>
      <SignInAgain />
    </>
  );
}

function Menu({ path }: { readonly path: string }) {
  const { t, language } = useTexts();
  const { data: session } = useSession();
  const signOut = useSignOut();
  const menu = useOpenParts().flatMap((part) => part.menu);
  const person = session?.person;
  const leave = async () => {
    await signOut.mutateAsync();
    clearAllUnsent();
    location.assign(`${spacePrefix}/`);
  };
  return (
    <nav className="site-menu no-print" aria-label={t('menu')}>
      <ul>
        {menu.map(({ path: to, name }) => (
          <li key={to}>
            <a href={spacePrefix + to}>{name[language]}</a>
          </li>
        ))}
        <li>
          <Link href="/cua-toi" aria-current={path.startsWith('/cua-toi') ? 'page' : undefined}>
            {t('menu.mine')}
          </Link>
        </li>
        {person?.kind === 'official' && (
          <li>
            <a href={`${spacePrefix}/lam-viec`}>{t('menu.desk')}</a>
          </li>
        )}
        {person && (
          <li className="site-person">
            <span>{person.name}</span>
            <button type="button" onClick={() => void leave()}>
              {t('menu.sign-out')}
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}
