import type { ClockSummary, InspectedDossier } from '@dongbo/contract/procedures';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ClockBar } from '../../../ui/desk/clock-bar.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { When } from '../../../ui/desk/when.tsx';
import { ExplainDialog } from './explain-dialog.tsx';

/** The clock of the dossier with its ledger: budget, start, pauses, due; and the way to the day-by-day reckoning. */
export function ClockStrip({ dossier }: { readonly dossier: Omit<InspectedDossier, 'papers'> }) {
  const { t } = useTexts('procedures-desk');
  const [explaining, setExplaining] = useState(false);
  const { clock } = dossier;
  useShortcuts({
    e: () => {
      if (clock !== null) setExplaining(true);
    },
  });
  if (clock === null)
    return dossier.ending === null ? <p className="desk-clock-strip desk-quiet">{t('clock.not-started')}</p> : null;
  const start = clock.receivedByCompetentAt ?? clock.receivedAt;
  return (
    <section className="desk-clock-strip" aria-label={t('clock.label')}>
      {/* A clock that has stopped runs towards nothing; the ledger says when it stopped and whether in time. */}
      {clock.finishedAt === null && (
        <ClockBar state={clock.dueState} start={start} due={clock.dueAt} lateDays={clock.lateDays} />
      )}
      <dl>
        <Fact name={t('clock.limit')}>
          {t(`terms:time-limit.${clock.limit.unit}`, { count: clock.limit.value })}
          {clock.limitBy === 'officer' && <span className="desk-quiet"> {t('clock.limit-by-officer')}</span>}
        </Fact>
        <Fact name={t('clock.received')}>
          <TimeText at={clock.receivedAt} />
        </Fact>
        {clock.startGround !== null && clock.receivedByCompetentAt !== null && (
          <Fact name={t('clock.by-competent')}>
            <TimeText at={clock.receivedByCompetentAt} />
          </Fact>
        )}
        <Fact name={t('clock.due')}>
          {clock.dueAt === null ? (
            t(clock.forwardBy === null ? 'clock.paused' : 'clock.on-its-way')
          ) : (
            <TimeText at={clock.dueAt} />
          )}
        </Fact>
        {dossier.stepDueAt !== null && (
          <Fact name={t('clock.step-due')}>
            <When at={dossier.stepDueAt} />
          </Fact>
        )}
        {clock.finishedAt !== null && (
          <Fact name={t('clock.finished')}>
            <When at={clock.finishedAt} /> {clock.outcome !== null && t(`terms:outcome.${clock.outcome}`)}
          </Fact>
        )}
      </dl>
      <Button variant="secondary" aria-keyshortcuts="e" onClick={() => setExplaining(true)}>
        {t('clock.why')}
      </Button>
      <Pauses clock={clock} />
      {explaining && <ExplainDialog dossierId={dossier.id} onClose={() => setExplaining(false)} />}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Pauses({ clock }: { readonly clock: ClockSummary }) {
  const { t } = useTexts('procedures-desk');
  if (clock.suspensions.length === 0) return null;
  return (
    <ul className="desk-pauses">
      {clock.suspensions.map((pause) => (
        <li key={pause.from}>
          <b>{t('clock.pause')}</b> <When at={pause.from} /> –{' '}
          {pause.to === null ? t('clock.pause-open') : <When at={pause.to} />}: {pause.reason} ({pause.legalGround})
        </li>
      ))}
    </ul>
  );
}
