import { Link } from 'wouter';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';

/** Where somebody reads what goes nowhere, in a demonstration or while trying out; never where messages go out in earnest. */
export function SimulatedHint() {
  const { t } = useTexts();
  return (
    <Alert tone="warning">
      <p>
        {t('ways.simulated')}{' '}
        <Link href="/cua-toi/tin-mo-phong" className="ds-link">
          {t('ways.simulated.read')}
        </Link>
      </p>
    </Alert>
  );
}
