import { writeDay } from '@dongbo/contract';
import type { MyDossier } from '@dongbo/contract/procedures';
import { api } from '../../../lib/api.ts';
import { spacePrefix } from '../../../lib/space.ts';
import { useTexts } from '../../../lib/texts.ts';
import { getMyLetter } from './endpoints.ts';

type Paper = MyDossier['resultPapers'][number];

/** The papers of a result that was corrected, issued again or cancelled: each is found and says whether it holds, and why not. */
export function ResultPapers({ dossier }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  const { resultPapers, resultChanges } = dossier;
  return (
    <section aria-labelledby="result-papers-title" className="stack">
      <h2 className="ds-heading" data-size="xs" id="result-papers-title">
        {t('result-papers.title')}
      </h2>
      <ul className="plain-list">
        {resultPapers.map((paper) => (
          <PaperLine key={paper.ordinal} dossierId={dossier.id} paper={paper} />
        ))}
      </ul>
      {resultChanges.map(({ ordinal, ground, reason, content, decisionNumber }) => (
        <p key={ordinal}>
          {t('result-papers.why')}:{' '}
          <span lang="vi">
            {ground}. {reason}
          </span>
          {content !== null && (
            <span className="block" lang="vi">
              {t('result-papers.right', { content })}
            </span>
          )}
          {decisionNumber !== null && (
            <a
              className="ds-link block"
              href={api.url(getMyLetter, { dossierId: dossier.id, form: 'result-decision', ordinal })}
              target="_blank"
              rel="noopener"
            >
              {t('result-papers.decision', { number: decisionNumber })}
            </a>
          )}
        </p>
      ))}
    </section>
  );
}

function PaperLine({ dossierId, paper }: { readonly dossierId: MyDossier['id']; readonly paper: Paper }) {
  const { t } = useTexts('procedures-portal');
  const { ordinal, number, numberedOn, state, since, byNumber, isSigned, checkToken } = paper;
  const day = since === null ? '' : writeDay(since.slice(0, 10));
  return (
    <li>
      <span className="block">
        <strong>{t('result-papers.paper', { number, day: writeDay(numberedOn) })}</strong>
      </span>
      <span className="block">{t(`result-papers.state.${state}`, { day, by: byNumber ?? '' })}</span>
      {isSigned ? (
        <a
          className="ds-link"
          href={api.url(getMyLetter, { dossierId, form: 'result', ordinal })}
          target="_blank"
          rel="noopener"
        >
          {t('result-papers.open')}
        </a>
      ) : (
        t('result-papers.signing')
      )}
      {checkToken !== null && (
        <>
          {' · '}
          <a className="ds-link" href={`${spacePrefix}/kiem-tra-ket-qua/${checkToken}`} target="_blank" rel="noopener">
            {t('result-papers.check')}
          </a>
        </>
      )}
    </li>
  );
}
