import type { Session } from '@dongbo/contract';
import province from '@dongbo/contract/texts/province.json' with { type: 'json' };
import { useSignOut } from '../../../lib/session.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { LanguageSwitch, TrialBand } from '../../../ui/frame.tsx';
import { Modal } from '../../../ui/desk/modal.tsx';
import { SignInForm } from '../../../ui/sign-in-form.tsx';

/** The whole page when nobody is signed in yet; the address stays, so that one lands where one wanted to go. */
export function SignInPage() {
  const { t, language } = useTexts();
  return (
    <>
      <title>{t('sign-in.title')}</title>
      <TrialBand />
      <main className="desk-sign-in-page">
        <div>
          <p className="desk-sign-in-place">{province.responsible[language]}</p>
          <h1>{t('sign-in.title')}</h1>
          <p className="desk-quiet">{t('sign-in.face')}</p>
        </div>
        <SignInForm idPrefix="sign-in" />
        <div className="desk-sign-in-help">
          <p>
            {t('sign-in.help')} <a href={`tel:${province.hotline}`}>{province.hotline}</a>.
          </p>
          <p>
            <a href={`${spacePrefix}/`}>{t('sign-in.portal')}</a>
          </p>
        </div>
        <LanguageSwitch />
      </main>
    </>
  );
}

/** The session has ended while somebody was at work. */
export function LostSessionDialog({ person }: { readonly person: NonNullable<Session['person']> }) {
  const { t } = useTexts();
  const signOut = useSignOut();
  return (
    <Modal title={t('session-lost.title')}>
      <p>{t('session-lost.text', { name: person.name })}</p>
      <SignInForm
        idPrefix="again"
        username={person.username}
        onlyThem
        onDone={(session) => session.person?.id !== person.id && location.reload()}
      >
        <Button variant="tertiary" onClick={() => signOut.mutate(undefined, { onSettled: () => location.reload() })}>
          {t('session-lost.other-person')}
        </Button>
      </SignInForm>
    </Modal>
  );
}

/** One minute before the session ends by itself. */
export function EndingDialog({ onStay }: { readonly onStay: () => void }) {
  const { t } = useTexts();
  return (
    <Modal title={t('session-ending.title')} onClose={onStay}>
      <p>{t('session-ending.text')}</p>
      <p className="desk-actions">
        <Button data-first onClick={onStay}>
          {t('session-ending.stay')}
        </Button>
      </p>
    </Modal>
  );
}
