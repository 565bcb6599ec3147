import type { Dossier, Ending } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { getLetter } from '../endpoints.ts';

/** How the dossier ended without a result, and the paper that says so. */
export function EndingNotice({ dossier, ending }: { readonly dossier: Dossier; readonly ending: Ending }) {
  const { t } = useTexts('procedures-desk');
  return (
    <Alert tone="info">
      <p>
        <b>{t(`terms:dossier-state.${ending.kind}`)}</b> · <TimeText at={ending.at} />
      </p>
      <p>{ending.ground}</p>
      {ending.reason !== '' && <blockquote className="desk-result-text">{ending.reason}</blockquote>}
      <p className="desk-quiet">
        {t('ending.by')}: {ending.by ?? t('ending.by-rule')}
        {ending.settlement !== null && (
          <>
            {' '}
            · {t('ending.settlement')}: {ending.settlement}
          </>
        )}
      </p>
      <p>
        <a
          className="ds-link"
          href={api.url(getLetter, { dossierId: dossier.id, form: 'ending' })}
          target="_blank"
          rel="noreferrer"
        >
          {t('ending.letter')}
        </a>
      </p>
    </Alert>
  );
}
