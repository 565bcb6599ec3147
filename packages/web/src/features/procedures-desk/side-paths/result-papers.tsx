import { writeDay } from '@dongbo/contract';
import type { Dossier, ResultChangeProposal } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { getDossierFile, getLetter } from '../endpoints.ts';

interface ProposalProps {
  readonly dossier: Dossier;
  readonly change: ResultChangeProposal;
}

/** What is proposed to the leader of an issued result: the ground, what is wrong and right, and the paper that they would sign. */
export function ResultProposal({ dossier, change }: ProposalProps) {
  const { t } = useTexts('procedures-desk');
  const { kind, by, at, ground, reason, content, title, body, file } = change;
  return (
    <Alert tone="warning">
      <p>
        <b>{t(`change-result.waits.${kind}`)}</b> · {by} · <TimeText at={at} short />
      </p>
      <p>{ground}</p>
      <blockquote className="desk-result-text">{reason}</blockquote>
      {content !== null && <p>{t('change-result.right', { content })}</p>}
      {body !== null && (
        <details>
          <summary>
            {t('change-result.new-text')}
            {title !== null && `: ${title}`}
          </summary>
          <blockquote className="desk-result-text">{body}</blockquote>
        </details>
      )}
      {file !== null && (
        <p>
          <a
            className="ds-link"
            href={api.url(getDossierFile, { dossierId: dossier.id, fileId: file.id })}
            target="_blank"
            rel="noreferrer"
          >
            {t('change-result.new-text')}: {file.name}
          </a>
        </p>
      )}
    </Alert>
  );
}

/** The papers of a result of which something was decided: each is found, and says whether it holds. */
export function ResultPapers({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const letter = (form: 'result' | 'result-decision', ordinal: number) =>
    api.url(getLetter, { dossierId: dossier.id, form, ordinal });
  return (
    <Alert tone={dossier.resultPapers.at(-1)?.state === 'valid' ? 'info' : 'warning'}>
      <p>
        <b>{t('change-result.papers')}</b>
      </p>
      <ul>
        {dossier.resultPapers.map(({ ordinal, number, numberedOn, state, byNumber, isSigned }) => (
          <li key={ordinal}>
            {t('change-result.paper', { number, day: writeDay(numberedOn) })} ·{' '}
            <b>{t(`change-result.state.${state}`, { by: byNumber ?? '' })}</b> ·{' '}
            {isSigned ? (
              <a className="ds-link" href={letter('result', ordinal)} target="_blank" rel="noreferrer">
                {t('change-result.open')}
              </a>
            ) : (
              t('change-result.signing')
            )}
          </li>
        ))}
      </ul>
      {dossier.resultChanges.map(({ ordinal, kind, ground, reason, by, at, decisionNumber }) => (
        <p key={ordinal}>
          {t(`change-result.kind.${kind}`)} · <TimeText at={at} short />
          {by !== null && ` · ${by}`}: {ground}. {reason}
          {decisionNumber !== null && (
            <>
              {' '}
              <a className="ds-link" href={letter('result-decision', ordinal)} target="_blank" rel="noreferrer">
                {t('change-result.decision', { number: decisionNumber })}
              </a>
            </>
          )}
        </p>
      ))}
    </Alert>
  );
}
