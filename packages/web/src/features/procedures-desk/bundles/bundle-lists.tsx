import type { UnitId } from '@dongbo/contract';
import type { BundleSummary } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { bundleOfCode } from './bundle-link.ts';
import { bundlesQuery } from './queries.ts';

interface ListsProps {
  readonly unitId: UnitId;
  readonly direction: 'in' | 'out';
}

/** Lists that came, or that were sent. One that came is opened by its code. */
export function BundleLists({ unitId, direction }: ListsProps) {
  const { t } = useTexts('procedures-desk');
  const query = useQuery(bundlesQuery(unitId, direction));
  return (
    <section className="desk-block" aria-labelledby={`bundles-${direction}`}>
      <h2 id={`bundles-${direction}`}>{t(`hand-over.${direction}`)}</h2>
      <Await query={query}>
        {(items) => (
          <>
            {direction === 'in' && <OpenByCode items={items} />}
            {items.length === 0 ? (
              <p className="desk-quiet">{t(`hand-over.${direction}.none`)}</p>
            ) : (
              <ul className="desk-hand-over__papers">
                {items.map((one) => (
                  <Row key={one.id} bundle={one} direction={direction} />
                ))}
              </ul>
            )}
          </>
        )}
      </Await>
    </section>
  );
}

function Row({ bundle, direction }: { readonly bundle: BundleSummary; readonly direction: 'in' | 'out' }) {
  const { t } = useTexts('procedures-desk');
  const other = direction === 'in' ? bundle.fromUnit.name : bundle.toUnit.name;
  return (
    <li>
      <Link to="/lam-viec/ban-giao/$bundleId" params={{ bundleId: bundle.id }} className="ds-link">
        <b className="tabular">{bundle.number}</b>
      </Link>{' '}
      · {other} · {t('hand-over.dossiers', { n: bundle.dossiers })} ·{' '}
      <span className={bundle.isLate ? 'desk-warning' : 'desk-quiet'}>
        {bundle.closedAt === null ? (
          <>
            {t(bundle.isLate ? 'hand-over.late' : 'hand-over.open')} <TimeText at={bundle.confirmBy} short />
          </>
        ) : (
          <>
            {t('hand-over.closed')} <TimeText at={bundle.closedAt} short />
          </>
        )}
        {bundle.faults > 0 && ` · ${t('hand-over.faults', { n: bundle.faults })}`}
      </span>
    </li>
  );
}

/** A scanner types the code of a paper list here, or somebody its number. */
function OpenByCode({ items }: { readonly items: readonly BundleSummary[] }) {
  const { t } = useTexts('procedures-desk');
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  return (
    <form
      className="desk-hand-over__code"
      onSubmit={(event) => {
        event.preventDefault();
        const found = bundleOfCode(typed, items);
        setUnknown(found === null);
        if (found !== null) void navigate({ to: '/lam-viec/ban-giao/$bundleId', params: { bundleId: found } });
      }}
    >
      <TextField
        id="hand-over-code"
        label={t('hand-over.code')}
        autoComplete="off"
        maxLength={200}
        value={typed}
        warning={isUnknown ? t('hand-over.code.unknown') : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" variant="secondary">
        {t('hand-over.code.open')}
      </Button>
    </form>
  );
}
