import type { Dossier, Supplement, SupplementItem } from '@dongbo/contract/procedures';
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

/** Was it handed in, or did its owner say why not? */
const isAnswered = ({ isBrought, remark }: SupplementItem): boolean => isBrought || remark !== null;

/** How far one thing has come: handed in, answered in words, or waited for; and what was said, when. */
function SaidOfItem({ item }: { readonly item: SupplementItem }) {
  const { t } = useTexts('procedures-desk');
  const { isBrought, remark, at } = item;
  const key = isBrought ? 'brought' : remark === null ? 'waiting' : 'said';
  return (
    <>
      <span className={key === 'said' ? 'desk-warning' : 'desk-quiet'}>
        ({t(`supplement.${key}`)}
        {at !== null && (
          <>
            {' '}
            <When at={at} />
          </>
        )}
        )
      </span>
      {remark !== null && <span> “{remark}”</span>}
    </>
  );
}

/** The request that is open: until when, what of it has come, and its paper. */
export function OpenSupplement({ dossier, supplement }: OpenSupplementProps) {
  const { t } = useTexts('procedures-desk');
  const { state, ordinal, items, reason, guideName } = supplement;
  const isExplained = state === 'asked' && items.every(isAnswered);
  return (
    <Alert tone={state === 'asked' ? 'warning' : 'info'}>
      <p>
        <b>{t(`supplement.title.${isExplained ? 'explained' : state}`, { n: ordinal })}</b>{' '}
        {state === 'asked' ? (
          <TimeText at={supplement.answerBy} />
        ) : (
          supplement.answeredAt !== null && <When at={supplement.answeredAt} />
        )}
      </p>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <b>{item.name}</b>: {item.wanted} <SaidOfItem item={item} />
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
      {isExplained && <p>{t('supplement.explained.next')}</p>}
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
