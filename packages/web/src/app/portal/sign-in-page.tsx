import { Suspense } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Session } from '@dongbo/contract';
import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { Hotline } from '../../ui/frame.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { SignInForm } from '../../ui/sign-in-form.tsx';
import { beginningOf } from '../../ui/portal-part.ts';
import { safeNext } from './safe-next.ts';
import { useOpenParts } from './use-open-parts.ts';

export { SignInAgainDialog } from './sign-in-again-dialog.tsx';

/** Where one is, what one signs in for, the form, and what to do without an account. */
export function SignInPage() {
  const { t } = useTexts();
  const [, go] = useLocation();
  const next = safeNext(new URLSearchParams(useSearch()).get('next'));

  const further = next === null ? '' : `?next=${encodeURIComponent(next)}`;

  function onDone(session: Session) {
    // The desk is an application of its own, so it is loaded anew.
    if (next === null && session.person?.kind === 'official') location.assign(`${spacePrefix}/lam-viec`);
    else if (next?.startsWith('/lam-viec')) location.assign(spacePrefix + next);
    else go(next ?? '/cua-toi', { replace: true });
  }

  return (
    <div className="sign-in">
      <div className="sign-in-form stack">
        <div>
          <PageHeading title={t('sign-in.title')} />
          <Purpose next={next ?? '/cua-toi'} />
        </div>
        <SignInForm idPrefix="sign-in" nameHint={t('sign-in.username.hint')} onDone={onDone} />
      </div>
      <section className="sign-in-help" aria-labelledby="sign-in-help">
        <h2 className="ds-heading" data-size="2xs" id="sign-in-help">
          {t('sign-in.help')}
        </h2>
        <p>
          {t('sign-in.no-account')}{' '}
          <Link className="ds-link" href={`/dang-ky${further}`}>
            {t('sign-in.sign-up')}
          </Link>
        </p>
        <p>
          <Link className="ds-link" href={`/quen-mat-khau${further}`}>
            {t('sign-in.new-password')}
          </Link>
        </p>
        <p>{t('sign-in.without')}</p>
        <p>
          {t('sign-in.forgotten')} <Hotline />
        </p>
        <p>
          <a className="ds-link" href={`${spacePrefix}/lien-he`}>
            {t('footer.contact')}
          </a>
        </p>
      </section>
    </div>
  );
}

/** What stands behind the sign-in, as the part of that page says it. */
function Purpose({ next }: { readonly next: string }) {
  const { t } = useTexts();
  const part = useOpenParts().find(({ routes }) => routes.some((route) => next.startsWith(beginningOf(route))));
  const path = next.replace(/[?#].*$/, '');
  return (
    <p className="sign-in-purpose">
      {part?.Purpose ? (
        <Suspense fallback={t('sign-in.waiting')}>
          <part.Purpose path={path} />
        </Suspense>
      ) : (
        t(path.startsWith('/lam-viec') ? 'sign-in.for.desk' : 'sign-in.for.mine')
      )}
    </p>
  );
}
