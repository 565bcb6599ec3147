import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CorrectionRequest, MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Tag } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { AskCorrection } from './ask-correction.tsx';
import { getMyCorrections, getMyFile } from './endpoints.ts';

const correctionsQuery = (dossierId: MyDossier['id']) =>
  queryOptions({
    queryKey: ['my-dossier', dossierId, 'corrections'],
    queryFn: ({ signal }) => api.call(getMyCorrections, { dossierId }, { signal }),
  });

/** What the owner said is wrong with the result, what became of it, and the way to say it. */
export function CorrectionsPart({ dossier: { id: dossierId } }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const { data } = useQuery(correctionsQuery(dossierId));
  const [isAsking, setAsking] = useState(false);
  if (data === undefined || (data.requests.length === 0 && !data.mayAsk)) return null;
  return (
    <section aria-labelledby="corrections-title" className="stack">
      <h2 className="ds-heading" data-size="xs" id="corrections-title">
        {t('correction.title')}
      </h2>
      {data.requests.map((request) => (
        <Request key={request.id} request={request} />
      ))}
      {data.mayAsk && !isAsking && (
        <>
          <p className="quiet">{t('correction.about')}</p>
          <p>
            <Button variant="secondary" onClick={() => setAsking(true)}>
              {t('correction.open')}
            </Button>
          </p>
        </>
      )}
      {data.mayAsk && isAsking && (
        <AskCorrection dossierId={dossierId} number={data.number ?? ''} onClose={() => setAsking(false)} />
      )}
    </section>
  );
}

const tones = { open: 'info', proposed: 'info', followed: 'success', refused: 'warning' } as const;

function Request({ request }: { readonly request: CorrectionRequest }) {
  const { t } = useTexts('procedures-portal');
  const { number, wrong, place, correct, files, askedAt, answerBy, state, answer, answeredAt } = request;
  return (
    <div className="stack-small">
      <p>
        <Tag tone={tones[state]}>{t(`correction.state.${state}`)}</Tag> {t('correction.of', { number })}{' '}
        <TimeText at={askedAt} short />
      </p>
      <p lang="vi">
        {t('correction.wrong')}: {wrong}
        {place !== '' && ` (${place})`}
        <span className="block">
          {t('correction.correct')}: {correct}
        </span>
      </p>
      {files.length > 0 && (
        <p>
          {files.map(({ id, name }) => (
            <a
              key={id}
              className="ds-link block"
              href={api.url(getMyFile, { fileId: id })}
              target="_blank"
              rel="noopener"
            >
              {name}
            </a>
          ))}
        </p>
      )}
      {state === 'open' && (
        <p>
          {t('correction.until')} <TimeText at={answerBy} />
        </p>
      )}
      {answer !== null && (
        <p lang="vi">
          {t('correction.answer')}: {answer}
        </p>
      )}
      {answeredAt !== null && (
        <p className="quiet">
          <TimeText at={answeredAt} />
        </p>
      )}
    </div>
  );
}
