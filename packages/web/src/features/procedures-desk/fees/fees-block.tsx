import type { Dossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { moneyText } from '../../../lib/money.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../../../ui/desk/desk-context.ts';
import { Await } from '../../../ui/states.tsx';
import { feesQuery } from '../queries/fees.ts';
import { FeesView } from './fees-view.tsx';

/** Fees at a dossier: one line that opens. Where nothing was ever demanded nothing is read before somebody asks. */
export function FeesBlock({ dossier }: { readonly dossier: Dossier }) {
  const { t, language } = useTexts('procedures-desk');
  const { may } = useDesk();
  const [asked, setAsked] = useState(false);
  if (!may('procedures.fee.get')) return null;
  const { fees } = dossier;
  return (
    <section className="desk-block desk-fees" aria-labelledby="fees-title">
      <h2 id="fees-title">
        {t('fees.title')}{' '}
        {fees !== null && (
          <span className="desk-quiet">
            {moneyText(fees.amount, language)} · {t(`terms:demand-state.${fees.state}`)}
          </span>
        )}
      </h2>
      {fees === null && !asked ? (
        <p className="desk-actions">
          <span className="desk-quiet">{t('fees.none')}</span>
          <Button variant="tertiary" onClick={() => setAsked(true)}>
            {t('fees.open')}
          </Button>
        </p>
      ) : (
        <LoadedFees dossier={dossier} />
      )}
    </section>
  );
}

function LoadedFees({ dossier }: { readonly dossier: Dossier }) {
  const query = useQuery(feesQuery(dossier.id));
  return <Await query={query}>{(sheet) => <FeesView dossier={dossier} sheet={sheet} />}</Await>;
}
