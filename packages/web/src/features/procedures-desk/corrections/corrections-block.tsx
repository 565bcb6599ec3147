import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { CorrectionRequest, Dossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert, Tag } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextAreaField } from '../../../ui/field.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ExchangesBlock } from './exchanges-block.tsx';
import { getCorrectionRequests, getDossierFile, refuseCorrection } from './endpoints.ts';

const correctionsQuery = ({ id, version }: Dossier) =>
  queryOptions({
    queryKey: ['dossier', id, 'corrections', version],
    queryFn: ({ signal }) => api.call(getCorrectionRequests, { dossierId: id }, { signal }),
  });

/** What becomes of a result after its issue: wrong papers that come back, and what its owner said is wrong. */
export function AfterIssue({ dossier }: { readonly dossier: Dossier }) {
  return (
    <>
      {dossier.resultChanges.length > 0 && <ExchangesBlock dossier={dossier} />}
      <CorrectionsBlock dossier={dossier} />
    </>
  );
}

/** What the owner said is wrong with the result; it is followed by proposing a change, or refused with the reason. */
function CorrectionsBlock({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const { data } = useQuery(correctionsQuery(dossier));
  if (data === undefined || data.requests.length === 0) return null;
  return (
    <section aria-labelledby="corrections-title" className="desk-block">
      <h2 className="ds-heading" data-size="xs" id="corrections-title">
        {t('correction.title')}
      </h2>
      {data.requests.map((request) => (
        <Request key={request.id} dossier={dossier} request={request} mayAnswer={data.mayAnswer} />
      ))}
    </section>
  );
}

interface RequestProps {
  readonly dossier: Dossier;
  readonly request: CorrectionRequest;
  readonly mayAnswer: boolean;
}

function Request({ dossier, request, mayAnswer }: RequestProps) {
  const { t } = useTexts('procedures-desk');
  const { number, wrong, place, correct, files, askedAt, answerBy, isLate, state, answer } = request;
  return (
    <div className="stack-small">
      <p>
        <Tag tone={isLate ? 'danger' : 'info'}>{t(isLate ? 'correction.late' : `correction.state.${state}`)}</Tag>{' '}
        {t('correction.of', { number })} · <TimeText at={askedAt} short />
      </p>
      <p>
        {t('correction.wrong')}: {wrong}
        {place !== '' && ` (${place})`}
        <span className="block">
          {t('correction.correct')}: <strong>{correct}</strong>
        </span>
      </p>
      {files.map(({ id, name }) => (
        <a
          key={id}
          className="ds-link block"
          href={api.url(getDossierFile, { dossierId: dossier.id, fileId: id })}
          target="_blank"
          rel="noopener"
        >
          {name}
        </a>
      ))}
      {answer !== null && (
        <p>
          {t('correction.answer')}: {answer}
        </p>
      )}
      {state === 'open' && (
        <p className="desk-quiet">
          {t('correction.until')} <TimeText at={answerBy} />
        </p>
      )}
      {state === 'open' && mayAnswer && <Answer dossier={dossier} request={request} />}
    </div>
  );
}

function Answer({ dossier, request }: Omit<RequestProps, 'mayAnswer'>) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call(refuseCorrection, { dossierId: dossier.id, correctionRequestId: request.id, reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dossier', dossier.id] }),
  });
  return (
    <>
      <p className="desk-quiet">{t('correction.how')}</p>
      <TextAreaField
        id={id}
        label={t('correction.reason')}
        rows={2}
        maxLength={2000}
        error={isMissing && reason.trim() === '' ? t('correction.reason.missing') : undefined}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, error)}</p>
        </Alert>
      )}
      <p>
        <Button
          variant="secondary"
          busy={isPending}
          onClick={() => {
            if (reason.trim() === '') setMissing(true);
            else mutate();
          }}
        >
          {t('correction.refuse')}
        </Button>
      </p>
    </>
  );
}
