import { problemText } from '../../lib/problem.ts';
import { useSession, useSignOut } from '../../lib/session.ts';
import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { clearAllUnsent } from '../../lib/unsent.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';

/** Where the pages that the server writes lead to sign out: an address alone must not end a session. */
export function SignOutPage() {
  const { t } = useTexts();
  const { data: session } = useSession();
  const signOut = useSignOut();
  const leave = async () => {
    await signOut.mutateAsync();
    clearAllUnsent();
    location.assign(`${spacePrefix}/`);
  };
  return (
    <div className="narrow stack">
      <PageHeading title={t('sign-out.title')} />
      <p>{t('sign-out.text', { name: session?.person?.name ?? '' })}</p>
      {signOut.isError && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, signOut.error)}</p>
        </Alert>
      )}
      <Button busy={signOut.isPending} onClick={() => void leave().catch(() => undefined)}>
        {t('menu.sign-out')}
      </Button>
    </div>
  );
}
