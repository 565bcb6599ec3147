import { useLocation, useSearch } from 'wouter';
import type { Session } from '@dongbo/contract';
import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SignInForm } from '../../ui/sign-in-form.tsx';

/** Only an address of this site, without a host, may be gone to after signing in. */
export function safeNext(next: string | null): string | null {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : null;
}

export function SignInPage() {
  const { t } = useTexts();
  const [, go] = useLocation();
  const search = useSearch();

  function onDone(session: Session) {
    const next = safeNext(new URLSearchParams(search).get('next'));
    // The desk is an application of its own, so it is loaded anew.
    if (next === null && session.person?.kind === 'official') location.assign(`${spacePrefix}/lam-viec`);
    else if (next?.startsWith('/lam-viec')) location.assign(spacePrefix + next);
    else go(next ?? '/cua-toi', { replace: true });
  }

  return (
    <div className="narrow stack">
      <PageHeading title={t('sign-in.title')} />
      <SignInForm idPrefix="sign-in" onDone={onDone} />
      <p className="quiet">{t('sign-in.no-account')}</p>
    </div>
  );
}
