import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { getMyLetter } from './endpoints.ts';

/** The result with its number and signer, to be taken along. */
export function DossierResultLine({ dossier: { id, result, letters } }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  if (result === null || !letters.includes('result')) return null;
  return (
    <>
      <span className="block">
        <strong lang="vi">{result.title}</strong>
        {result.number !== null && (
          <span className="quiet"> · {t('dossier.result.number', { number: result.number })}</span>
        )}
        {result.signedBy !== null && result.signedAt !== null && (
          <span className="quiet block">
            {t('dossier.result.signed', { name: result.signedBy })} <TimeText at={result.signedAt} />
          </span>
        )}
      </span>
      <ButtonLink href={api.url(getMyLetter, { dossierId: id, form: 'result' })} download>
        {t('dossier.result.download')}
      </ButtonLink>
    </>
  );
}
