import type { Dossier, Supplement } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { When } from '../../../ui/desk/when.tsx';
import { getDossierFile, getLetter } from '../endpoints.ts';

interface OpenSupplementProps {
  readonly dossier: Dossier;
  readonly supplement: Supplement;
}

/** The request that is open: until when, what of it has come, and its paper. */
export function OpenSupplement({ dossier, supplement }: OpenSupplementProps) {
  const { t } = useTexts('procedures-desk');
  const { state, ordinal, items, reason, guideName } = supplement;
  return (
    <Alert tone={state === 'asked' ? 'warning' : 'info'}>
      <p>
        <b>{t(`supplement.title.${state}`, { n: ordinal })}</b>{' '}
        {state === 'asked' ? (
          <TimeText at={supplement.answerBy} />
        ) : (
          supplement.answeredAt !== null && <When at={supplement.answeredAt} />
        )}
      </p>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <b>{item.name}</b>: {item.wanted}{' '}
            <span className="desk-quiet">({t(item.isBrought ? 'supplement.brought' : 'supplement.waiting')})</span>
            {item.remark !== null && <span className="desk-quiet"> “{item.remark}”</span>}
            {item.files.map((file) => (
              <span key={file.id}>
                {' '}
                <a
                  className="ds-link"
                  href={api.url(getDossierFile, { dossierId: dossier.id, fileId: file.id })}
                  target="_blank"
                  rel="noreferrer"
                >
                  {file.name}
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p className="desk-quiet">
        {t('supplement.reason')}: {reason}
        {guideName !== null && (
          <>
            {' '}
            · {t('supplement.guide')}: {guideName}
          </>
        )}
      </p>
      <p>
        <a
          className="ds-link"
          href={api.url(getLetter, { dossierId: dossier.id, form: 'supplement' })}
          target="_blank"
          rel="noreferrer"
        >
          {t('supplement.letter')}
        </a>
      </p>
    </Alert>
  );
}
