import type { SiteCheckPage } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { useNow } from '../../../ui/desk/use-now.ts';
import { Await } from '../../../ui/states.tsx';
import { dayOfInstant } from '../../../lib/dates.ts';
import { ChangePlan } from './change-plan.tsx';
import { siteCheckQuery } from './queries.ts';
import { RecordForm } from './record-form.tsx';
import { Sign, SignOnPaper } from './signature-parts.tsx';
import { SiteCheckFacts, SiteRecordView } from './site-check-facts.tsx';

interface ViewProps {
  readonly siteCheckId: string;
  /** With a head of its own; beside the inbox it has none. */
  readonly isPage?: boolean;
}

/** A verification on the spot for who goes along: the plan, then what was found, then the signatures. */
export function SiteCheckView({ siteCheckId, isPage = false }: ViewProps) {
  const { t } = useTexts('procedures-desk');
  const query = useQuery(siteCheckQuery(siteCheckId));
  return (
    <Await query={query}>
      {(check) => (
        <>
          {isPage ? (
            <PageHead title={t('site.of', { code: check.code })} />
          ) : (
            <h2>{t('site.of', { code: check.code })}</h2>
          )}
          <section className="desk-block">
            <p>
              {check.procedureName} · {check.ownerName}
            </p>
            <SiteCheckFacts check={check} />
            <SiteRecordView check={check} />
            {check.dossierId !== null && (
              <p>
                <Link
                  className="ds-link"
                  {...deskLink({ to: '/lam-viec/ho-so/$dossierId', params: { dossierId: check.dossierId } })}
                >
                  {t('site.open-dossier')}
                </Link>
              </p>
            )}
          </section>
          <Acts key={`${check.id} ${check.version}`} check={check} />
        </>
      )}
    </Await>
  );
}

/** What the caller may do as it stands. */
function Acts({ check }: { readonly check: SiteCheckPage }) {
  const { t } = useTexts('procedures-desk');
  const now = useNow();
  const [isCorrecting, setCorrecting] = useState(false);
  const { state, mayLead, maySign, needsPaper, paper, correctedBy } = check;
  const hasCome = dayOfInstant(now.toISOString()) >= dayOfInstant(check.plannedAt);
  const mayCorrect = mayLead && correctedBy === null && (state === 'recorded' || state === 'closed');
  return (
    <>
      {maySign && correctedBy === null && <Sign check={check} />}
      {mayLead && state === 'recorded' && needsPaper && paper === null && correctedBy === null && (
        <SignOnPaper check={check} />
      )}
      {mayLead && state === 'planned' && hasCome && <RecordForm check={check} />}
      {mayLead && state === 'planned' && !hasCome && <p className="desk-quiet">{t('site.not-yet')}</p>}
      {mayLead && state === 'planned' && <ChangePlan check={check} />}
      {mayCorrect && !isCorrecting && (
        <Button variant="tertiary" onClick={() => setCorrecting(true)}>
          {t('site.correct')}
        </Button>
      )}
      {mayCorrect && isCorrecting && <RecordForm check={check} />}
    </>
  );
}
