import type { ReactNode } from 'react';
import { shownName } from '@dongbo/contract/procedures';
import type { MyDossier } from '@dongbo/contract/procedures';
import { dayInWords } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { useToday } from '../../../lib/today.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { AskHere } from '../ask-here.tsx';
import { OfficialName } from '../official-name.tsx';
import { ProcedureName } from '../procedure-name.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { AskedLine, VisitLine, askedVisits } from './asked-lines.tsx';
import { DueLine } from './due-line.tsx';
import { DossierResultLine } from './result-line.tsx';
import { StateTag } from './state-tag.tsx';

/** What somebody comes for, as one panel: how it stands, when it is due, what to do now, whom to ask; before it what is asked of
 * them first. */
export function DossierHead({ dossier, children }: { readonly dossier: MyDossier; readonly children?: ReactNode }) {
  const { t, language } = useTexts('procedures-portal');
  const { procedure, code, state, next } = dossier;
  const name = shownName(language, procedure).text;
  const today = useToday();
  // Whoever is asked to be somewhere is not told that there is nothing to do.
  const isInvited = next === state && state !== 'suspended' && askedVisits(dossier, today).length > 0;
  return (
    <>
      <div>
        <PageHeading title={`${code} – ${name}`} size={name.length > 60 ? 'xs' : 'md'}>
          <ProcedureName procedure={procedure} />
        </PageHeading>
        <OfficialName procedure={procedure} />
      </div>
      {children}
      <section className="dossier-panel" aria-label={t('dossier.panel', { code })}>
        <p className="dossier-line">
          <StateTag state={state} /> <span className="tabular">{code}</span>
        </p>
        <dl>
          {/* What ended without a result has no date any more. */}
          {dossier.ending === null && (
            <Fact label={t('dossier.due')}>
              <DueFact dossier={dossier} />
              <PromisedLine dossier={dossier} />
            </Fact>
          )}
          <Fact label={t('dossier.next')}>
            {!isInvited && t([`next:${next}`, `next:${state}`])}
            <VisitLine dossier={dossier} />
            <AskedLine dossier={dossier} />
            <EndingLine dossier={dossier} />
            <DossierResultLine dossier={dossier} />
          </Fact>
          <Fact label={t('dossier.ask')}>
            <AskHere unit={dossier.receivingUnit} contact={dossier.contact} />
          </Fact>
        </dl>
      </section>
    </>
  );
}

/** When the result is due, or what has to happen before that is known. */
function DueFact({ dossier: { clock, competentUnit } }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  if (clock === null) return t('dossier.due.not-yet');
  if (clock.forwardBy === null) return <DueLine clock={clock} large />;
  return (
    <>
      {t('dossier.due.on-its-way', { unit: competentUnit.name })} <TimeText at={clock.forwardBy} />.
    </>
  );
}

/** The new day, with the apology and why; the first due date stays above. */
function PromisedLine({ dossier: { apology } }: { readonly dossier: MyDossier }) {
  const { t, language } = useTexts('procedures-portal');
  if (apology === null || apology.promisedOn === null) return null;
  return (
    <span className="block">
      {t('apology.promised')} <strong>{dayInWords(apology.promisedOn, language)}</strong>
      <span className="quiet block" lang="vi">
        {apology.cause} · {apology.unitName}
      </span>
      <span className="quiet block" lang="vi">
        {apology.explanation}
      </span>
    </span>
  );
}

/** Why it ended without a result. */
function EndingLine({ dossier: { ending } }: { readonly dossier: MyDossier }) {
  if (ending === null) return null;
  return (
    <span className="block" lang="vi">
      {ending.ground}
      {ending.reason !== '' && <span className="quiet block">{ending.reason}</span>}
      {ending.settlement !== null && (
        <span className="quiet block" lang="vi">
          {ending.settlement}
        </span>
      )}
    </span>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
