import type { Dossier } from '@dongbo/contract/procedures';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { ResultEditor } from './result-editor.tsx';

interface ResultPartProps {
  readonly dossier: Dossier;
  /** Something of the result is typed or chosen that the server does not have. */
  readonly unsaved: boolean;
  readonly onUnsaved: (unsaved: boolean) => void;
}

/** The result of the dossier: written here, or shown as it stands. */
export function ResultPart({ dossier, unsaved, onUnsaved }: ResultPartProps) {
  const { t } = useTexts('procedures-desk');
  const [editing, setEditing] = useState(false);
  const { result, mayWriteResult } = dossier;
  // What was typed stays also when the dossier was handed to somebody else meanwhile.
  const showEditor = editing || unsaved || (mayWriteResult && result === null);
  if (result === null && !showEditor) return null;
  const done = () => {
    setEditing(false);
    onUnsaved(false);
  };
  return (
    <section className="desk-block" aria-labelledby="result-title">
      <h2 id="result-title">
        {t('dossier.result')}{' '}
        {result !== null && <span className="desk-quiet">{t(`terms:result-state.${result.state}`)}</span>}
      </h2>
      {result !== null && !showEditor && (
        <>
          <p>
            <b>{result.title}</b>{' '}
            {result.number !== null && <span className="tabular">{t('result.number', { number: result.number })}</span>}
          </p>
          {result.body !== null && <blockquote className="desk-result-text">{result.body}</blockquote>}
          {result.uploaded !== null && <p>{t('result.uploaded', { name: result.uploaded.name })}</p>}
          {result.signedAt !== null && (
            <p>
              {t('result.signed', { name: result.signedBy ?? '' })} <TimeText at={result.signedAt} />
            </p>
          )}
          {mayWriteResult && (
            <Button variant="secondary" onClick={() => setEditing(true)}>
              {t('result.change')}
            </Button>
          )}
        </>
      )}
      {showEditor && <ResultEditor dossier={dossier} onUnsaved={onUnsaved} onDone={done} />}
    </section>
  );
}
