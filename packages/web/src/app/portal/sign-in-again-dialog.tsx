import { spacePrefix } from '../../lib/space.ts';
import { useTexts } from '../../lib/texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SignInForm } from '../../ui/sign-in-form.tsx';

interface SignInAgainDialogProps {
  /** Who was signed in. */
  readonly before: { readonly id: string; readonly username: string };
}

/** The question itself. */
export function SignInAgainDialog({ before }: SignInAgainDialogProps) {
  const { t } = useTexts();
  return (
    <Dialog open title={t('sign-in-again.title')}>
      <div className="stack">
        <p>{t('sign-in-again.text')}</p>
        <SignInForm
          idPrefix="again"
          username={before.username}
          onDone={({ person }) => {
            // Somebody else must not go on in what the first person had begun.
            if (person && person.id !== before.id) location.assign(`${spacePrefix}/cua-toi`);
          }}
        />
      </div>
    </Dialog>
  );
}
