import type { OutputOf, UnitId } from '@dongbo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { moneyText } from '../../../lib/money.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { TimeText } from '../../../ui/time-text.tsx';
import { settlePaymentDifference } from '../endpoints.ts';
import type { listPaymentDifferences } from '../endpoints.ts';
import { differencesQuery } from '../queries/fees.ts';
import { ReasonForm } from './reason-form.tsx';

type Difference = OutputOf<typeof listPaymentDifferences>['items'][number];

/** What books and gateway say differently; nothing where they agree. */
export function Differences({ unitId }: { readonly unitId: UnitId }) {
  const { t } = useTexts('procedures-desk');
  const { data } = useQuery(differencesQuery(unitId));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="desk-block" aria-labelledby="differences-title">
      <h2 id="differences-title">
        {t('difference.title')} ({data.items.length})
      </h2>
      <ul className="desk-fees__list">
        {data.items.map((difference) => (
          <Row key={difference.id} difference={difference} />
        ))}
      </ul>
    </section>
  );
}

function Row({ difference }: { readonly difference: Difference }) {
  const { t, language } = useTexts('procedures-desk');
  const { may } = useDesk();
  const [settling, setSettling] = useState(false);
  const { kind, amountHere, amountThere, dossierId, dossierCode, transactionNo, foundAt } = difference;
  const money = (amount: number | null) => (amount === null ? '–' : moneyText(amount, language));
  return (
    <li>
      <b>{t(`difference.${kind}`)}</b> · {t('difference.here')} {money(amountHere)} · {t('difference.there')}{' '}
      {money(amountThere)}
      {dossierId !== null && (
        <>
          {' · '}
          <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId }} className="ds-link tabular">
            {dossierCode}
          </Link>
        </>
      )}
      <span className="desk-quiet tabular">
        {' '}
        · {t('difference.transaction')} {transactionNo} · <TimeText at={foundAt} short />
      </span>
      {may('procedures.payment-difference.settle') && !settling && (
        <Button variant="tertiary" onClick={() => setSettling(true)}>
          {t('difference.settle')}
        </Button>
      )}
      {settling && (
        <ReasonForm
          endpoint={settlePaymentDifference}
          verb={t('difference.settle')}
          label={t('difference.note')}
          danger={false}
          input={(note) => ({ paymentDifferenceId: difference.id, note })}
          onDone={() => setSettling(false)}
        />
      )}
    </li>
  );
}
