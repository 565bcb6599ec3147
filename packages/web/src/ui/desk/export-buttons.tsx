import { exportFormats } from '@dongbo/contract';
import type { CallOf, ExportRow } from '@dongbo/contract';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../lib/texts.ts';
import { Alert } from '../alert.tsx';
import { Button } from '../button.tsx';
import { Failed } from '../states.tsx';
import { deskLink } from './desk-link.ts';
import { useExport, type ExportEndpoint } from './use-export.ts';
import { useFormat } from './use-format.ts';

interface ExportButtonsProps<E extends ExportEndpoint> {
  readonly endpoint: E;
  /** What the page shows. */
  readonly filter: Omit<CallOf<E>, 'format'>;
}

/** What is shown, as a file: made in the background, saved by itself while the page is open. */
export function ExportButtons<E extends ExportEndpoint>({ endpoint, filter }: ExportButtonsProps<E>) {
  const { t } = useTexts();
  const { ask, busy, share, error, ended } = useExport(endpoint, filter);
  return (
    <div className="desk-export">
      <p className="desk-actions">
        {exportFormats.map((format) => (
          <Button
            key={format}
            variant="secondary"
            busy={busy === format}
            disabled={busy !== null && busy !== format}
            onClick={() => ask(format)}
          >
            {t(`exports.${format}`)}
          </Button>
        ))}
      </p>
      {busy !== null && <Making share={share} />}
      {error !== null && <Failed error={error} />}
      {ended !== null && <NoFile row={ended} />}
    </div>
  );
}

/** How far it is, and where the file will be for who does not wait. */
function Making({ share }: { readonly share: number }) {
  const { t } = useTexts();
  return (
    <p className="desk-quiet" role="status">
      <progress value={share} max={1} aria-label={t('exports.progress')} /> {t('exports.making')}{' '}
      <Link {...deskLink({ to: '/lam-viec/ban-xuat' })} className="ds-link">
        {t('page.exports')}
      </Link>
    </p>
  );
}

/** Why there is no file. */
export function NoFile({ row: { state, mostRows } }: { readonly row: Pick<ExportRow, 'state' | 'mostRows'> }) {
  const { t } = useTexts();
  const format = useFormat();
  return (
    <Alert tone="warning" live="polite">
      <p>{t(`exports.state.${state}`, { limit: mostRows === null ? '' : format.number(mostRows) })}</p>
    </Alert>
  );
}
