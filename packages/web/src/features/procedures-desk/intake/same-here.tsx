import type { SameDossier } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { TextField } from '../../../ui/field.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { StateTag } from '../parts/state-tag.tsx';
import { isRunningHere } from './despite.ts';

interface SameHereProps {
  readonly id: string;
  readonly same: readonly SameDossier[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** So many are in sight at once: papers stand below them. */
const shownFirst = 2;

/** Reasons that come again and again; one press takes one over. */
const reasons = ['same.reason.more', 'same.reason.other', 'same.reason.wrong'] as const;

/** The same person, procedure and subject lie here already: shown, never blocked in silence; whoever goes on while one of them runs
 * says why. */
export function SameHere({ id, same, reason, onReason }: SameHereProps) {
  const { t } = useTexts('procedures-desk');
  const isNeeded = isRunningHere(same);
  const [all, setAll] = useState(false);
  const shown = all ? same : same.slice(0, shownFirst);
  if (same.length === 0) return null;
  return (
    <Alert tone={isNeeded ? 'warning' : 'info'} live="polite" title={t(isNeeded ? 'same.running' : 'same.ended')}>
      <ul className="desk-same">
        {shown.map((one, index) => (
          <li key={one.dossierId ?? `${one.unitName} ${index}`}>
            <Same one={one} />
          </li>
        ))}
      </ul>
      {same.length > shown.length && (
        <button type="button" className="desk-chip" onClick={() => setAll(true)}>
          {t('same.more', { count: same.length - shown.length })}
        </button>
      )}
      {isNeeded && (
        <>
          <TextField
            id={id}
            label={t('same.why')}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => onReason(event.target.value)}
          />
          <p className="desk-same__reasons">
            {reasons.map((key) => (
              <button key={key} type="button" className="desk-chip" onClick={() => onReason(t(key))}>
                {t(key)}
              </button>
            ))}
          </p>
        </>
      )}
    </Alert>
  );
}

function Same({ one }: { readonly one: SameDossier }) {
  const { t } = useTexts('procedures-desk');
  if (one.dossierId === null || one.state === null || one.at === null)
    return <>{t(one.isRunning ? 'same.elsewhere' : 'same.elsewhere-ended', { unit: one.unitName })}</>;
  return (
    <>
      <Link
        to="/lam-viec/ho-so/$dossierId"
        params={{ dossierId: one.dossierId }}
        className="ds-link tabular"
        target="_blank"
      >
        {one.code}
      </Link>{' '}
      · <StateTag state={one.state} /> · {[one.ownerName, one.subject].filter(Boolean).join(' · ')} · {one.unitName} ·{' '}
      <TimeText at={one.at} short />
    </>
  );
}
