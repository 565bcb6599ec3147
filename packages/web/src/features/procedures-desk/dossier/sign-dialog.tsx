import { getDossierFile, getLetter } from '../endpoints.ts';
import type { Dossier, DossierAction } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useSeen } from '../../../ui/desk/asked-once.ts';
import { Modal } from '../../../ui/desk/modal.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { StillAskedNote } from '../referrals/referrals-block.tsx';

interface SignDialogProps {
  readonly dossier: Dossier;
  readonly action: DossierAction;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asked once more before something is approved or signed: what is signed, for whom, and what follows from it. */
export function SignDialog({ dossier, action, busy, onConfirm, onClose }: SignDialogProps) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  // Enter pressed twice on the verb does not sign what nobody has read.
  const isSeen = useSeen();
  const { result } = dossier;
  const preview = previewOf(dossier);
  return (
    <Modal title={t('sign.title', { action: format.local(action.name), code: dossier.code })} onClose={onClose}>
      <dl className="desk-facts">
        <div>
          <dt>{t('sign.result')}</dt>
          <dd>{result?.title ?? t('sign.no-result')}</dd>
        </div>
        <div>
          <dt>{t('owner.name')}</dt>
          <dd>{dossier.owner.name}</dd>
        </div>
      </dl>
      {result?.body !== null && result?.body !== undefined && (
        <blockquote className="desk-result-text">{result.body}</blockquote>
      )}
      {preview !== null && (
        <p>
          <a className="ds-link" href={preview} target="_blank" rel="noreferrer">
            {t('sign.preview')}
          </a>
        </p>
      )}
      <StillAskedNote dossier={dossier} />
      <p>{t(action.needs.includes('signature') ? 'sign.effect' : 'sign.effect-approve')}</p>
      <p className="desk-actions">
        <Button data-first busy={busy} aria-disabled={!isSeen} onClick={() => isSeen && onConfirm()}>
          {format.local(action.name)}
        </Button>
        <Button variant="tertiary" onClick={onClose}>
          {t('cancel')}
        </Button>
      </p>
    </Modal>
  );
}

function previewOf({ id, letters, result }: Dossier): string | null {
  if (letters.includes('result')) return api.url(getLetter, { dossierId: id, form: 'result' });
  if (result?.uploaded !== null && result?.uploaded !== undefined)
    return api.url(getDossierFile, { dossierId: id, fileId: result.uploaded.id });
  return null;
}
