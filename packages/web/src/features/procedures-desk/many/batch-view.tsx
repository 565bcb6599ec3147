import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { Await, Failed } from '../../../ui/states.tsx';
import { printPdf, saveFile } from '../../../ui/desk/fetch-file.ts';
import { refreshLists } from '../queries/dossiers.ts';
import { getBatchFile } from './endpoints.ts';
import { batchQuery, type Batch } from './queries.ts';
import { Reasons } from './reasons.tsx';

interface Props {
  readonly batchId: string;
  /** Which dossiers were not done, once it has come to its end. */
  readonly onEnded?: (left: ReadonlySet<string>) => void;
  /** Turns to what was not done. */
  readonly onRest?: () => void;
}

/** What becomes of many dossiers, while it happens and afterwards. */
export function BatchView({ batchId, onEnded, onRest }: Props) {
  const batch = useQuery(batchQuery(batchId));
  return <Await query={batch}>{(known) => <Outcome batch={known} onEnded={onEnded} onRest={onRest} />}</Await>;
}

const leftOf = ({ items }: Batch): ReadonlySet<string> =>
  new Set(items.filter(({ outcome }) => outcome !== 'done').map(({ dossierId }) => dossierId));

interface OutcomeProps {
  readonly batch: Batch;
  readonly onEnded: Props['onEnded'];
  readonly onRest: Props['onRest'];
}

function Outcome({ batch, onEnded, onRest }: OutcomeProps) {
  const { t } = useTexts('procedures-desk');
  const client = useQueryClient();
  const { act, state, total, done, refused, items, hasFile } = batch;
  const isOver = state !== 'running';
  const tell = useEffectEvent(() => {
    announce(t('many.summary', { done, total }));
    refreshLists(client);
    void client.invalidateQueries({ queryKey: ['dossier'] });
    onEnded?.(leftOf(batch));
  });
  useEffect(() => {
    if (isOver) tell();
  }, [isOver]);
  const rows = items.flatMap(({ code, outcome }) => {
    if (outcome === 'done') return [];
    if (outcome === null) return isOver ? [{ name: code, code: 'internal-error' }] : [];
    return [{ name: code, code: outcome }];
  });
  return (
    <>
      <p>
        <strong>{t(`many.act.${act}`)}</strong> · {t('many.summary', { done, total })} · {t(`many.state.${state}`)}
      </p>
      {!isOver && (
        <>
          <progress value={done + refused} max={total} aria-label={t('many.progress')} />
          <p className="desk-quiet">{t('many.goes-on')}</p>
        </>
      )}
      {state === 'stopped' && (
        <Alert tone="warning">
          <p>{t('many.stopped')}</p>
        </Alert>
      )}
      {hasFile && <Printed batch={batch} />}
      {rows.length > 0 && (
        <Alert tone="warning" title={t('many.not-done', { n: rows.length })}>
          <Reasons open rows={rows} />
        </Alert>
      )}
      {isOver && rows.length > 0 && onRest !== undefined && (
        <p className="desk-actions">
          <Button onClick={onRest}>{t('many.rest')}</Button>
        </p>
      )}
    </>
  );
}

function Printed({ batch }: { readonly batch: Batch }) {
  const { t } = useTexts('procedures-desk');
  const [error, setError] = useState<unknown>(null);
  const address = api.url(getBatchFile, { batchId: batch.id });
  const get = (how: () => Promise<unknown>) => {
    setError(null);
    how().catch(setError);
  };
  return (
    <>
      <p className="desk-actions">
        <Button onClick={() => get(() => printPdf(address))}>{t('many.print', { n: batch.done })}</Button>
        <Button variant="secondary" onClick={() => get(() => saveFile(address, `${batch.act}.pdf`))}>
          {t('many.fetch')}
        </Button>
      </p>
      {error !== null && <Failed error={error} />}
    </>
  );
}
