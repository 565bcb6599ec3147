import type { ReactNode } from 'react';
import type { MyDossier, MySiteCheck } from '@dongbo/contract/procedures';
import { dayOfInstant } from '../../../../lib/dates.ts';
import { useTexts } from '../../../../lib/texts.ts';
import { useToday } from '../../../../lib/today.ts';
import { TimeText } from '../../../../ui/time-text.tsx';
import { WhomToCall } from './whom-to-call.tsx';

/** What is or was looked at on the spot: when, where, whom to call; afterwards what came of it. */
export function VisitsPart({ dossier: { siteChecks } }: { readonly dossier: MyDossier }) {
  const { t } = useTexts('procedures-portal');
  return (
    <section className="stack-small" aria-labelledby="visits-title">
      <h2 className="ds-heading" data-size="xs" id="visits-title">
        {t('visit.title')}
      </h2>
      {siteChecks.toReversed().map((check) => (
        <Visit key={check.id} check={check} />
      ))}
    </section>
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

function Visit({ check }: { readonly check: MySiteCheck }) {
  const { t } = useTexts('procedures-portal');
  const isOver = dayOfInstant(check.at) < useToday();
  return (
    <dl className="facts">
      <Fact label={t(check.isPlanned ? 'visits.when' : 'visits.was')}>
        <strong>
          <TimeText at={check.at} />
        </strong>
        {check.isPlanned && check.moved !== null && (
          <span className="quiet block">
            {t('visits.moved')} <TimeText at={check.moved.from} />: <span lang="vi">{check.moved.reason}</span>
          </span>
        )}
        {check.isPlanned && (
          <span className="block">
            {t(isOver ? 'visits.over' : check.asksOwner ? 'visits.asked' : 'visits.not-asked')}
          </span>
        )}
      </Fact>
      <Fact label={t('visits.where')}>
        <span lang="vi">{check.place}</span>
      </Fact>
      <Fact label={t('visits.what')}>
        <span lang="vi">{check.subject}</span>
      </Fact>
      <Fact label={t('visits.who')}>
        <span lang="vi">{check.unit.name}</span>
      </Fact>
      {check.isPlanned ? (
        <Fact label={t('visits.call')}>
          <WhomToCall check={check} />
        </Fact>
      ) : (
        <Found check={check} />
      )}
    </dl>
  );
}

/** What came of it, and what follows for the owner. */
function Found({ check: { found } }: { readonly check: MySiteCheck }) {
  const { t } = useTexts('procedures-portal');
  if (found === null) return null;
  return (
    <Fact label={t('visits.result')}>
      {t(`visits.outcome.${found.outcome}`)}
      <span className="quiet block">
        {t('visits.minutes', { number: found.number })}, <TimeText at={found.at} />
      </span>
      {found.findings === null ? (
        <span className="quiet block">{t('visits.absent')}</span>
      ) : (
        <span className="quiet block">
          {t('visits.findings')}: <span lang="vi">{found.findings}</span>
        </span>
      )}
    </Fact>
  );
}
