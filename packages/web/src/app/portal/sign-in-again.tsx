import { useRef, useSyncExternalStore } from 'react';
import { useSession } from '../../lib/session.ts';
import { sessionLoss } from '../../lib/session-loss.ts';
import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SignInForm } from '../../ui/sign-in-form.tsx';

/** Asks to sign in again on top of the page when the session has ended, so that the page can go on where it was. */
export function SignInAgain() {
  const { t } = useTexts();
  const lost = useSyncExternalStore(sessionLoss.subscribe, sessionLoss.isLost);
  const { data: session } = useSession();
  const before = useRef<{ id: string; username: string } | null>(null);
  if (session?.person && !lost) before.current = session.person;
  return (
    <Dialog open={lost && before.current !== null} title={t('sign-in-again.title')}>
      <div className="stack">
        <p>{t('sign-in-again.text')}</p>
        <SignInForm
          idPrefix="again"
          username={before.current?.username ?? ''}
          onDone={({ person }) => {
            // Somebody else must not go on in what the first person had begun.
            if (person && before.current && person.id !== before.current.id) location.assign(`${spacePrefix}/cua-toi`);
          }}
        />
      </div>
    </Dialog>
  );
}
