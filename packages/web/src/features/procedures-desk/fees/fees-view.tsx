import type { Dossier, FeeDemand, FeeSheet } from '@dongbo/contract/procedures';
import { useState } from 'react';
import { moneyText } from '../../../lib/money.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { DayText } from '../../../ui/time-text.tsx';
import { cancelFeeDemand } from '../endpoints.ts';
import { DemandForm } from './demand-form.tsx';
import { PaymentRow } from './payment-row.tsx';
import { ReasonForm } from './reason-form.tsx';
import { TakeForm } from './take-form.tsx';

interface FeesViewProps {
  readonly dossier: Dossier;
  readonly sheet: FeeSheet;
}

type Doing = 'demand' | 'cancel' | null;

/** The demand that stands, what may be done with it, what was paid, and what was demanded before. */
export function FeesView({ dossier, sheet }: FeesViewProps) {
  const { t } = useTexts('procedures-desk');
  const [doing, setDoing] = useState<Doing>(null);
  // Whoever has just demanded it goes on with taking it.
  const [isDemanded, setDemanded] = useState(false);
  const done = () => setDoing(null);
  const open = sheet.demands.find(({ state }) => state === 'open');
  const [newest] = sheet.demands;
  const shown = open ?? (newest?.state === 'cancelled' ? undefined : newest);
  const earlier = sheet.demands.filter(({ id }) => id !== shown?.id);
  return (
    <>
      {!sheet.payable && <p className="desk-warning">{t('fees.ended')}</p>}
      {shown !== undefined && <Lines demand={shown} />}
      {open !== undefined && sheet.mayTake && doing === null && (
        <TakeForm demand={open} sheet={sheet} isNext={isDemanded} />
      )}
      {sheet.mayDemand && doing === null && (
        <p className="desk-actions">
          <Button variant={shown === undefined ? 'primary' : 'tertiary'} onClick={() => setDoing('demand')}>
            {t(open === undefined ? 'fees.demand' : 'fees.replace')}
          </Button>
          {open !== undefined && sheet.mayCancelDemand && (
            <Button variant="tertiary" danger onClick={() => setDoing('cancel')}>
              {t('fees.cancel-demand')}
            </Button>
          )}
        </p>
      )}
      {doing === 'demand' && (
        <DemandForm
          dossier={dossier}
          sheet={sheet}
          open={open}
          onDone={() => {
            setDemanded(true);
            done();
          }}
        />
      )}
      {doing === 'cancel' && open !== undefined && (
        <ReasonForm
          endpoint={cancelFeeDemand}
          verb={t('fees.cancel-demand')}
          label={t('fees.reason')}
          input={(reason) => ({ feeDemandId: open.id, reason })}
          onDone={done}
        />
      )}
      {sheet.payments.length > 0 && <Payments sheet={sheet} />}
      {earlier.length > 0 && <Earlier demands={earlier} />}
    </>
  );
}

function Payments({ sheet }: Pick<FeesViewProps, 'sheet'>) {
  const { t } = useTexts('procedures-desk');
  return (
    <>
      <h3>{t('fees.payments')}</h3>
      <ul className="desk-fees__list">
        {sheet.payments.map((payment) => (
          <PaymentRow key={payment.id} payment={payment} sheet={sheet} />
        ))}
      </ul>
    </>
  );
}

function Lines({ demand }: { readonly demand: FeeDemand }) {
  const { t, language } = useTexts('procedures-desk');
  return (
    <table className="desk-fees__lines">
      <tbody>
        {demand.lines.map((line, index) => (
          // Lines are never changed or moved.
          <tr key={index}>
            <td>
              {line.name}
              {line.quantity > 1 && ` (${line.quantity} × ${moneyText(line.unitPrice, language)})`}
              {line.reducedBy > 0 && (
                <small className="desk-quiet">
                  {' '}
                  {t('fees.line.reduced')}: {moneyText(line.reducedBy, language)}, {line.groundName} {line.evidence}
                </small>
              )}
            </td>
            <td>{t(`terms:fee-kind.${line.kind}`)}</td>
            <td className="tabular">{moneyText(line.amount, language)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('fees.to-pay')}
            {demand.payBy !== null && (
              <span className="desk-quiet">
                {' '}
                · {t('fees.pay-by')} <DayText day={demand.payBy} />
              </span>
            )}
          </th>
          <td className="tabular">
            <b>{moneyText(demand.amount, language)}</b>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Earlier({ demands }: { readonly demands: readonly FeeDemand[] }) {
  const { t, language } = useTexts('procedures-desk');
  return (
    <details>
      <summary>{t('fees.history')}</summary>
      <ul className="desk-fees__list">
        {demands.map((demand) => (
          <li key={demand.id}>
            {moneyText(demand.amount, language)} · {t(`terms:demand-state.${demand.state}`)}
            {demand.reason !== null && <span className="desk-quiet"> · {demand.reason}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
