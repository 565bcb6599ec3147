import { useQueryClient } from '@tanstack/react-query';
import { useSignOut } from '../../../lib/session.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { LanguageSwitch, TrialBand } from '../../../ui/frame.tsx';
import { SecondFactors } from '../../../ui/second-factor/second-factors.tsx';

/** The whole page of somebody who has to set up a second factor before anything else. */
export function FirstStepPage({ onReady }: { readonly onReady: () => void }) {
  const { t } = useTexts('factors');
  const client = useQueryClient();
  const signOut = useSignOut();
  return (
    <>
      <title>{t('first.title')}</title>
      <TrialBand />
      <main className="desk-sign-in-page desk-first-step">
        <div>
          <h1>{t('first.title')}</h1>
          <p>{t('first.about')}</p>
        </div>
        <SecondFactors
          onReady={() => {
            onReady();
            void client.invalidateQueries();
          }}
        />
        <p>
          <Button
            variant="tertiary"
            onClick={() => signOut.mutate(undefined, { onSuccess: () => location.assign(`${spacePrefix}/`) })}
          >
            {t('first.sign-out')}
          </Button>
        </p>
        <LanguageSwitch />
      </main>
    </>
  );
}
