import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';

/** Accounts and rights are the same in both spaces: in the trial space they are looked at and not changed. */
export function OfficialOnly() {
  const { t } = useTexts('administration-desk');
  if (useDesk().session.space === 'official') return null;
  return (
    <Alert tone="info">
      <p>
        {t('trial.text')} <a href="/lam-viec/tai-khoan">{t('trial.link')}</a>
      </p>
    </Alert>
  );
}
