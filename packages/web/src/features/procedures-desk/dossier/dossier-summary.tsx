import type { Dossier } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { SidePathNotices, SidePathVerbs } from '../side-paths/side-paths.tsx';
import { FeesBlock } from '../fees/fees-block.tsx';
import { AnswersView } from './answers-view.tsx';
import { ClockStrip } from './clock-strip.tsx';
import { Decision } from './decision.tsx';
import { DossierHead } from './dossier-head.tsx';
import { sheetsOf } from './dossier-papers.ts';
import { DossierPapers } from './paper-list.tsx';
import { ReturnedNotice } from './returned-notice.tsx';
import { Timeline } from './timeline.tsx';

/** The dossier in one column, for the panel beside a list. */
export function DossierSummary({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const sheets = sheetsOf(dossier, t);
  return (
    <article aria-labelledby="panel-code">
      <h2 id="panel-code" className="desk-panel__code tabular">
        {dossier.code}
      </h2>
      <DossierHead dossier={dossier} />
      <ReturnedNotice dossier={dossier} />
      <SidePathNotices dossier={dossier} />
      <ClockStrip dossier={dossier} />
      <Decision dossier={dossier} where="beside" />
      <SidePathVerbs dossier={dossier} />
      <DossierPapers dossier={dossier} />
      <FeesBlock dossier={dossier} />
      {sheets.length > 0 && (
        <section className="desk-block" aria-labelledby="panel-papers">
          <h2 id="panel-papers">{t('dossier.papers')}</h2>
          <ul className="desk-links">
            {sheets.map(({ key, name, of, url }) => (
              <li key={key}>
                <a className="ds-link" href={url} target="_blank" rel="noreferrer">
                  {name}
                </a>
                <small>{of}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <AnswersView dossier={dossier} />
      <Timeline entries={dossier.timeline} />
    </article>
  );
}
