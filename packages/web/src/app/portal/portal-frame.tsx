import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import { useOnline } from '../../lib/online.ts';
import { useSession, useSignOut } from '../../lib/session.ts';
import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { Hotline, LanguageSwitch, SkipLink, TrialBand } from '../../ui/frame.tsx';
import { Offline } from '../../ui/states.tsx';
import { useOpenParts } from './use-open-parts.ts';
import { SignInAgain } from './sign-in-again.tsx';

/** Header, content and footer; the same as the server writes around its own pages. */
export function PortalFrame({ children }: { readonly children: ReactNode }) {
  const [path] = useLocation();
  const online = useOnline();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [path]);
  return (
    <>
      <SkipLink />
      <TrialBand />
      <Header path={path} />
      <main id="main" className="page-main" tabIndex={-1}>
        {!online && <Offline />}
        {children}
      </main>
      <Footer />
      <SignInAgain />
    </>
  );
}

/** One row on a telephone, with everything else behind a fold. */
function Header({ path }: { readonly path: string }) {
  const { t, language } = useTexts();
  const fold = useRef<HTMLDetailsElement>(null);
  // Who has gone where the menu led wants to see it.
  useEffect(() => {
    if (fold.current) fold.current.open = false;
  }, [path]);
  return (
    <header className="site-header">
      <div className="site-bar">
        <a className="site-name" href={`${spacePrefix}/`}>
          <span className="site-province">{province.name[language]}</span>
          <span className="site-portal">{province.portal[language]}</span>
        </a>
        <details className="site-fold no-print" ref={fold}>
          <summary>{t('menu.fold')}</summary>
          <div className="site-folded">
            <div className="site-help">
              <Hotline />
              <LanguageSwitch />
            </div>
            <Menu path={path} />
          </div>
        </details>
      </div>
    </header>
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
    location.assign(`${spacePrefix}/`);
  };
  // Pages that the server writes.
  const written = (to: string, name: string) => (
    <li key={to}>
      <a href={spacePrefix + to}>{name}</a>
    </li>
  );
  const own = (to: string, name: string) => (
    <li>
      <Link href={to} aria-current={path.startsWith(to) ? 'page' : undefined}>
        {name}
      </Link>
    </li>
  );
  return (
    <nav className="site-menu" aria-label={t('menu')}>
      <ul>
        {menu.map(({ path: to, name }) => written(to, name[language]))}
        {own('/cua-toi', t('menu.mine'))}
        {person?.kind === 'official' && written('/lam-viec', t('menu.desk'))}
        {written('/lien-he', t('menu.contact'))}
        {written('/tro-giup', t('menu.help'))}
        {person ? (
          <li className="site-person">
            <span>{person.name}</span>
            <button type="button" data-leaves onClick={() => void leave()}>
              {t('menu.sign-out')}
            </button>
          </li>
        ) : (
          own('/dang-nhap', t('menu.sign-in'))
        )}
      </ul>
    </nav>
  );
}

/** Who is responsible, whom to call, where everything else is. */
function Footer() {
  const { t, language } = useTexts();
  const links = {
    '/lien-he': t('footer.contact'),
    '/tro-giup': t('menu.help'),
    '/tro-giup#tiep-can': t('footer.accessibility'),
    '/so-do-trang': t('footer.site-map'),
  };
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        <div>
          <p className="site-footer-name">
            {province.portal[language]} {province.name[language]}
          </p>
          <p>{t('footer.responsible', { body: province.responsible[language] })}</p>
        </div>
        <ul>
          <li>
            <Hotline />
          </li>
          {Object.entries(links).map(([to, name]) => (
            <li key={to} className={to === '/lien-he' ? undefined : 'no-print'}>
              <a href={spacePrefix + to}>{name}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
