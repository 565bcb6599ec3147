import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { getMyLetter } from './endpoints.ts';

/** The result with its number and signer, to be taken along. */
export function DossierResultLine({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const { id, result, letters, resultPapers } = dossier;
  if (result === null || !letters.includes('result')) return null;
  const newest = resultPapers.at(-1);
  // What is cancelled is still found below, but nobody takes it along from here.
  if (newest?.state === 'cancelled') return null;
  const number = newest?.number ?? result.number;
  return (
    <>
      <span className="block">
        <strong lang="vi">{result.title}</strong>
        {number !== null && <span className="quiet"> · {t('dossier.result.number', { number })}</span>}
        {newest === undefined && result.signedBy !== null && result.signedAt !== null && (
          <span className="quiet block">
            {t('dossier.result.signed', { name: result.signedBy })} <TimeText at={result.signedAt} />
          </span>
        )}
      </span>
      {newest?.isSigned !== false && (
        <ButtonLink href={api.url(getMyLetter, { dossierId: id, form: 'result' })} download>
          {t('dossier.result.download')}
        </ButtonLink>
      )}
    </>
  );
}
