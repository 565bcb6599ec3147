import type { Dossier } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSubjectNews } from '../../../lib/stream/use-stream.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { Await } from '../../../ui/states.tsx';
import { ReturnedNotice } from '../dossier/returned-notice.tsx';
import { ResultEditor } from '../dossier/result-editor.tsx';
import { FeesBlock } from '../fees/fees-block.tsx';
import { dossierQuery } from '../queries/dossiers.ts';
import { HandOver } from './hand-over.tsx';
import { SendToSign } from './send-to-sign.tsx';
import { VisitLetters } from './visit-letters.tsx';
import { VisitSteps } from './visit-steps.tsx';

interface VisitPanelProps {
  readonly dossierId: string;
  /** Why the result did not get to the leader; null: it did, or nobody has tried. */
  readonly failed: unknown;
  readonly onNext: () => void;
}

/** One visit from the dossier to the result in the hand, read again when something of it changes. */
export function VisitPanel({ dossierId, failed, onNext }: VisitPanelProps) {
  const query = useQuery(dossierQuery(dossierId));
  useSubjectNews(dossierId, () => void query.refetch());
  return <Await query={query}>{(dossier) => <Visit dossier={dossier} failed={failed} onNext={onNext} />}</Await>;
}

function Visit({ dossier, failed, onNext }: Omit<VisitPanelProps, 'dossierId'> & { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const isDone = dossier.state === 'returned';
  return (
    <section className="desk-visit-panel" aria-labelledby="visit-title">
      <h2 id="visit-title">{t(isDone ? 'visit.done' : 'visit.head')}</h2>
      <p className="desk-visit-panel__who">
        <b>{dossier.owner.name}</b> · {dossier.procedure.shortName?.vi ?? dossier.procedure.name} ·{' '}
        <span className="tabular">{dossier.code}</span>
      </p>
      <VisitSteps dossier={dossier} />
      <ReturnedNotice dossier={dossier} />
      {failed !== null && dossier.mayWriteResult && (
        <Alert tone="warning" live="assertive">
          <p>{t('visit.not-sent')}</p>
          <p>{problemText(t, failed)}</p>
        </Alert>
      )}
      <Now dossier={dossier} />
      {!isDone && <FeesBlock dossier={dossier} />}
      <p className="desk-actions">
        <Button variant={isDone ? 'primary' : 'secondary'} autoFocus={isDone} onClick={onNext} aria-keyshortcuts="F2">
          {t('taken.next')} <KeyHint keys="F2" />
        </Button>
        <VisitLetters dossier={dossier} />
        <Link to="/lam-viec/ho-so/$dossierId" params={{ dossierId: dossier.id }} className="ds-link">
          {t('taken.open-dossier')}
        </Link>
      </p>
    </section>
  );
}

/** What is saved of the result: with another the editor begins anew, and whatever else changes leaves what is typed. */
const savedText = ({ result }: Dossier): string =>
  [result?.title, result?.body, result?.uploaded?.id].map((part) => part ?? '').join('\n');

/** What is to be done now, or what is waited for. */
function Now({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTexts('procedures-desk');
  const [unsaved, setUnsaved] = useState(false);
  const may = (action: string) => dossier.actions.some(({ id }) => id === action);
  if (dossier.mayWriteResult)
    return (
      <>
        <ResultEditor key={savedText(dossier)} dossier={dossier} onUnsaved={setUnsaved} onDone={() => undefined} />
        {dossier.result !== null && <SendToSign dossier={dossier} unsaved={unsaved} />}
      </>
    );
  if (may('issue') && dossier.result?.state === 'signing') return <p role="status">{t('visit.signing')}</p>;
  if (may('issue') || may('hand-over')) return <HandOver dossier={dossier} />;
  if (dossier.state === 'returned') return null;
  return <p role="status">{t(dossier.state === 'in-progress' ? 'visit.waits' : 'visit.stage.aside')}</p>;
}
