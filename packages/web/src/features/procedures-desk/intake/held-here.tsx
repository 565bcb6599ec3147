import type { HeldPaper } from '@dongbo/contract/procedures';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/texts.ts';
import { TimeText } from '../../../ui/time-text.tsx';

interface HeldHereProps {
  readonly held: readonly HeldPaper[];
  readonly elsewhere: readonly string[];
}

/** What the administration holds already by the same number, folded: with its source and its day, so that nobody is asked for it anew. */
export function HeldHere({ held, elsewhere }: HeldHereProps) {
  const { t } = useTexts('procedures-desk');
  if (held.length === 0 && elsewhere.length === 0) return null;
  return (
    <details className="desk-held">
      <summary>{t('held.title', { count: held.length })}</summary>
      <ul className="desk-same">
        {held.map((one) => (
          <li key={`${one.dossierId} ${one.componentId ?? 'result'}`}>
            <b>{one.name}</b>
            {one.number !== null && <> · {t('held.number', { number: one.number })}</>} · {one.unitName} ·{' '}
            <TimeText at={one.at} short /> ·{' '}
            <Link
              to="/lam-viec/ho-so/$dossierId"
              params={{ dossierId: one.dossierId }}
              className="ds-link tabular"
              target="_blank"
            >
              {one.code}
            </Link>
          </li>
        ))}
        {elsewhere.map((unit) => (
          <li key={unit}>{t('held.elsewhere', { unit })}</li>
        ))}
      </ul>
    </details>
  );
}
