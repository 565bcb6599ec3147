import type { OutputOf } from '@dongbo/contract';
import type { getBundle } from '@dongbo/contract/procedures';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { printPdf } from '../../../ui/desk/fetch-file.ts';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { useShortcuts } from '../../../ui/desk/shortcuts.ts';
import { Await, Failed } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { BundleRow } from './bundle-row.tsx';
import { printBundle } from './endpoints.ts';
import { faultsOf, type Found } from './found.ts';
import { bundleQuery, confirmMutation } from './queries.ts';

type Bundle = OutputOf<typeof getBundle>;

/** A list as it stands, and for who receives it the confirmation, piece by piece. */
export function BundleView({ bundleId }: { readonly bundleId: string }) {
  const query = useQuery(bundleQuery(bundleId));
  return <Await query={query}>{(bundle) => <View key={bundle.closedAt} bundle={bundle} />}</Await>;
}

function View({ bundle }: { readonly bundle: Bundle }) {
  const { t } = useTexts('procedures-desk');
  const [found, setFound] = useState<Found>(new Map());
  const [error, setError] = useState<unknown>(null);
  const print = () => {
    setError(null);
    printPdf(api.url(printBundle, { bundleId: bundle.id })).catch(setError);
  };
  useShortcuts({ F9: print });
  return (
    <section className="desk-bundle" aria-labelledby="bundle-title">
      <h2 id="bundle-title" className="tabular">
        {t('hand-over.number', { number: bundle.number })}
      </h2>
      <p>
        {bundle.fromUnit.name} → <b>{bundle.toUnit.name}</b>
      </p>
      <Standing bundle={bundle} />
      {error !== null && <Failed error={error} />}
      <ul className="desk-hand-over__papers">
        {bundle.rows.map((row) => (
          <BundleRow key={row.id} row={row} isOpen={bundle.mayConfirm} found={found} onFound={setFound} />
        ))}
      </ul>
      {bundle.mayConfirm && <Confirm bundle={bundle} found={found} />}
      <p className="desk-actions">
        <Button variant="secondary" onClick={print} aria-keyshortcuts="F9">
          {t('hand-over.print')} <KeyHint keys="F9" />
        </Button>
      </p>
    </section>
  );
}

/** When it was sent by whom, and what became of it. */
function Standing({ bundle }: { readonly bundle: Bundle }) {
  const { t } = useTexts('procedures-desk');
  return (
    <p className="desk-quiet">
      {t('hand-over.sent-by', { name: bundle.sentBy })} <TimeText at={bundle.sentAt} /> ·{' '}
      {bundle.closedAt === null ? (
        <span className={bundle.isLate ? 'desk-warning' : undefined}>
          {t(bundle.isLate ? 'hand-over.late' : 'hand-over.open')} <TimeText at={bundle.confirmBy} />
        </span>
      ) : (
        <>
          {t('hand-over.closed-by', { name: bundle.closedBy ?? '' })} <TimeText at={bundle.closedAt} />
        </>
      )}
    </p>
  );
}

function Confirm({ bundle, found }: { readonly bundle: Bundle; readonly found: Found }) {
  const { t } = useTexts('procedures-desk');
  const confirm = useMutation(confirmMutation(useQueryClient()));
  const faults = faultsOf(bundle.rows, found);
  const missing = faults.filter(({ state }) => state === 'missing').length;
  const send = () => {
    if (confirm.isPending) return;
    confirm.mutate(
      { bundleId: bundle.id, faults },
      { onSuccess: ({ arrived }) => announce(t('hand-over.confirmed', { n: arrived })) },
    );
  };
  useShortcuts({ 'Ctrl+Enter': send });
  return (
    <div className="desk-action-form">
      {confirm.error !== null && <Failed error={confirm.error} />}
      <p>{t(missing > 0 ? 'hand-over.confirm.missing' : 'hand-over.confirm.whole', { n: missing })}</p>
      <p className="desk-actions">
        <Button busy={confirm.isPending} onClick={send} aria-keyshortcuts="Control+Enter">
          {t(faults.length === 0 ? 'hand-over.confirm.all' : 'hand-over.confirm')} <KeyHint keys="Ctrl ↵" />
        </Button>
      </p>
    </div>
  );
}
