import { useMutation } from '@tanstack/react-query';
import type { CallOf } from '@dongbo/contract';
import { useLocation, useSearch } from 'wouter';
import { api } from '../../../lib/api.ts';
import { moneyText } from '../../../lib/money.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { Empty, Failed } from '../../../ui/states.tsx';
import { actOnSimulatedPayment } from './endpoints.ts';
import { paidMark } from './paid-mark.ts';

type Order = Omit<CallOf<typeof actOnSimulatedPayment>, 'act'>;
type Act = CallOf<typeof actOnSimulatedPayment>['act'];

/** The order as the address brings it; null when something is missing. */
function readOrder(search: string): Order | null {
  const query = new URLSearchParams(search);
  const [orderId, requestCode, amount, signature] = ['orderId', 'requestCode', 'amount', 'signature'].map((name) =>
    query.get(name),
  );
  return orderId && requestCode && amount && signature ? { orderId, requestCode, amount, signature } : null;
}

const troubles = ['pay-late', 'pay-ten-times', 'pay-silently'] as const;

/** Plays the page of a payment gateway: whoever pays here pays nothing. */
export function SimulatorPage() {
  const { t } = useTexts('procedures-portal');
  const order = readOrder(useSearch());
  return (
    <div className="stack prose">
      <PageHeading title={t('simulator.title')} />
      <Alert tone="warning" title={t('simulator.warning')}>
        <p>{t('simulator.warning.text')}</p>
      </Alert>
      {order === null ? (
        <Empty title={t('simulator.incomplete')}>
          <p>{t('simulator.incomplete.text')}</p>
        </Empty>
      ) : (
        <Payment order={order} />
      )}
    </div>
  );
}

function Payment({ order }: { readonly order: Order }) {
  const { t, language } = useTexts('procedures-portal');
  const [, navigate] = useLocation();
  const act = useMutation({
    mutationFn: (how: Act) => api.call(actOnSimulatedPayment, { ...order, act: how }),
    onSuccess: ({ dossierId }, how) =>
      navigate(`/cua-toi/ho-so/${dossierId}${how.startsWith('pay') ? `?${paidMark}=1` : ''}`),
  });
  const button = (how: Act, variant: 'primary' | 'secondary' | 'tertiary') => (
    <Button
      key={how}
      variant={variant}
      busy={act.isPending && act.variables === how}
      disabled={act.isPending}
      onClick={() => act.mutate(how)}
    >
      {t(`simulator.${how}`)}
    </Button>
  );
  return (
    <>
      <section className="dossier-panel" aria-label={t('simulator.title')}>
        <p className="dossier-line tabular">{order.orderId}</p>
        <dl>
          <div>
            <dt>{t('simulator.amount')}</dt>
            <dd>
              <strong>{moneyText(Number(order.amount), language)}</strong>
            </dd>
          </div>
          <div>
            <dt>{t('simulator.dossier')}</dt>
            <dd className="tabular">{order.requestCode}</dd>
          </div>
        </dl>
      </section>
      {act.error !== null && <Failed error={act.error} />}
      <p className="button-row">
        {button('pay', 'primary')}
        {button('fail', 'secondary')}
        {button('cancel', 'tertiary')}
      </p>
      <h2 className="ds-heading" data-size="2xs">
        {t('simulator.trouble')}
      </h2>
      <p className="button-row">{troubles.map((how) => button(how, 'secondary'))}</p>
    </>
  );
}
