import type { Dossier, Procedure } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../lib/texts.ts';
import { Await } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { procedureVersionQuery } from '../queries/catalogue.ts';
import { paperStates } from './paper-states.ts';
import type { PaperState } from './paper-states.ts';

/** The papers of the case at every step: what lacks, what is there, and why the rest is not needed. While a dossier waits for
 * reception its form says so, and counts them. */
export function DossierPapers({ dossier }: { readonly dossier: Dossier }) {
  const query = useQuery(procedureVersionQuery(dossier.procedure));
  if (dossier.actions.some(({ id }) => id === 'receive')) return null;
  return <Await query={query}>{(procedure) => <PaperStates dossier={dossier} procedure={procedure} />}</Await>;
}

function PaperStates({ dossier, procedure }: { readonly dossier: Dossier; readonly procedure: Procedure }) {
  const { t } = useTexts('procedures-desk');
  const states = paperStates(dossier, procedure);
  const of = (state: PaperState['state']) => states.filter((one) => one.state === state);
  const [missing, there, notNeeded] = [of('missing'), of('there'), of('not-needed')];
  const choice = procedure.papers.cases.find(({ key }) => key === dossier.paperCase);
  return (
    <section className="desk-block" aria-labelledby="needed-papers">
      <h2 id="needed-papers">{t('papers.of-case')}</h2>
      {choice !== undefined && (
        <p className="desk-quiet" lang="vi">
          {choice.name}
        </p>
      )}
      {!procedure.papers.sure && <p className="desk-warning">{t('papers.unsure')}</p>}
      {there.length === 0 && <p>{t('papers.nothing-there')}</p>}
      {procedure.papers.sure && missing.length === 0 && <p className="desk-quiet">{t('receive.complete')}</p>}
      <ul className="desk-paper-states" lang="vi">
        {[...missing, ...there].map((paper) => (
          <PaperLine key={paper.id} paper={paper} />
        ))}
      </ul>
      {notNeeded.length > 0 && (
        <details>
          <summary>{t('papers.not-needed', { n: notNeeded.length })}</summary>
          <ul className="desk-paper-states" lang="vi">
            {notNeeded.map((paper) => (
              <PaperLine key={paper.id} paper={paper} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function PaperLine({ paper }: { readonly paper: PaperState }) {
  const { t } = useTexts('procedures-desk');
  const { name, state, why, cases, given, came } = paper;
  const words = (['originals', 'copies', 'files'] as const)
    .filter((kind) => given[kind] > 0)
    .map((kind) => t(`papers.given.${kind}`, { n: given[kind] }));
  return (
    <li data-state={state}>
      <span>{name}</span>
      <small>
        {state === 'missing' && <b>{t('papers.missing')}</b>}
        {state === 'there' && words.join(', ')}
        {came !== null && <Came came={came} />}
        {why !== null && t(`papers.why.${why}`, { cases: cases.join('; ') })}
      </small>
    </li>
  );
}

/** How it came to be there in electronic form; what was taken over from what is held says from where. */
function Came({ came: { digitisation, source } }: { readonly came: NonNullable<PaperState['came']> }) {
  const { t } = useTexts('procedures-desk');
  return (
    <>
      {' · '}
      {t(`papers.digitisation.${digitisation}`)}
      {source !== null && (
        <>
          {': '}
          {source.name}
          {source.number !== null && ` ${source.number}`}, {source.unitName}, <TimeText at={source.at} short />
        </>
      )}
    </>
  );
}
