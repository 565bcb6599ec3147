import type { BatchAct } from '@dongbo/contract/procedures';
import { randomId } from '@dongbo/contract';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { lacksReceiver, ReceiverFields, sentReceiver, useReceiver } from '../parts/receiver-fields.tsx';
import { startMutation, type Choice, type Preview } from './queries.ts';
import { Reasons } from './reasons.tsx';

type Dossiers = ReadonlyMap<string, { readonly code: string; readonly version: number }>;

interface Props {
  readonly preview: Preview;
  readonly dossiers: Dossiers;
  readonly onStarted: (batchId: string) => void;
}

/** What can be done to how many, and to which not and why; only what can be done to some can be chosen. */
export function ChooseAct({ preview, dossiers, onStarted }: Props) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const possible = preview.choices.filter(({ able }) => able.length > 0);
  const [wanted, setWanted] = useState<BatchAct | null>(null);
  const choice = possible.find(({ act }) => act === wanted) ?? possible[0];
  if (choice === undefined) return <NothingPossible choices={preview.choices} dossiers={dossiers} />;
  return (
    <>
      <fieldset className="desk-return">
        <legend>{t('many.what')}</legend>
        {possible.map(({ act, able }, at) => (
          <label key={act} className="desk-check">
            <input
              type="radio"
              name={`${id}-act`}
              data-first={at === 0 ? true : undefined}
              checked={act === choice.act}
              onChange={() => setWanted(act)}
            />
            {t(`many.act.${act}`)}{' '}
            <span className="desk-quiet">{t('many.able', { n: able.length, of: dossiers.size })}</span>
          </label>
        ))}
      </fieldset>
      <Chosen key={choice.act} choice={choice} preview={preview} dossiers={dossiers} onStarted={onStarted} />
      <Impossible choices={preview.choices.filter(({ able }) => able.length === 0)} dossiers={dossiers} />
    </>
  );
}

function Chosen({ choice, preview, dossiers, onStarted }: Props & { readonly choice: Choice }) {
  const { t, language } = useTexts('procedures-desk');
  const { act, able, notAble, most, steps } = choice;
  const start = useMutation(startMutation);
  const [requestId] = useState(randomId);
  const { receiver, change } = useReceiver('owner');
  const isHandOver = act === 'hand-over';
  const taken = able.slice(0, most);
  const send = () => {
    const items = taken.flatMap((dossierId) => {
      const version = dossiers.get(dossierId)?.version;
      return version === undefined ? [] : [{ dossierId, version }];
    });
    start.mutate(
      { input: { act, dossiers: items, ...(isHandOver ? sentReceiver(receiver) : {}) }, requestId },
      { onSuccess: (started) => onStarted(started.id) },
    );
  };
  return (
    <>
      {start.error !== null && (
        <Alert tone="danger" live="assertive">
          <p>{problemText(t, start.error)}</p>
        </Alert>
      )}
      {act === 'forward' && (
        <ul>
          {steps.map(({ name, count }) => (
            <li key={name.vi}>{t('many.step', { name: name[language], n: count })}</li>
          ))}
        </ul>
      )}
      {act.startsWith('print-') && <p className="desk-quiet">{t('many.print-note')}</p>}
      {isHandOver && <Taker able={taken} preview={preview} receiver={receiver} onChange={change} />}
      {able.length > most && <p>{t('many.only-first', { n: most })}</p>}
      <Reasons rows={notAble.map(({ dossierId, code }) => ({ name: dossiers.get(dossierId)?.code ?? '', code }))} />
      <p className="desk-actions">
        <Button onClick={send} disabled={isHandOver && lacksReceiver(receiver)} busy={start.isPending}>
          {t('many.do', { act: t(`many.act.${act}`), n: taken.length })}
        </Button>
      </p>
    </>
  );
}

interface TakerProps {
  readonly able: readonly string[];
  readonly preview: Preview;
  readonly receiver: ReturnType<typeof useReceiver>['receiver'];
  readonly onChange: ReturnType<typeof useReceiver>['change'];
}

/** Who takes the results: each owner their own, or one person with a mandate for all. */
function Taker({ able, preview, receiver, onChange }: TakerProps) {
  const { t } = useTexts('procedures-desk');
  const ids = new Set(able);
  const names = [...new Set(preview.owners.filter(({ dossierId }) => ids.has(dossierId)).map(({ name }) => name))];
  const shown = names.length <= 3 ? names.join(', ') : t('many.owners', { name: names[0] ?? '', n: names.length - 1 });
  return (
    <ReceiverFields dossier={{ owner: { name: shown }, submitterName: '' }} receiver={receiver} onChange={onChange} />
  );
}

interface ImpossibleProps {
  readonly choices: readonly Choice[];
  readonly dossiers: Dossiers;
}

/** Acts that can be done to none of them, each with its reasons and without a button. */
function Impossible({ choices, dossiers }: ImpossibleProps) {
  const { t } = useTexts('procedures-desk');
  return choices.map(({ act, notAble }) => (
    <details key={act}>
      <summary>{t('many.none-of', { act: t(`many.act.${act}`) })}</summary>
      <Reasons
        open
        rows={notAble.map(({ dossierId, code }) => ({ name: dossiers.get(dossierId)?.code ?? '', code }))}
      />
    </details>
  ));
}

/** Nothing can be done to any of them. */
function NothingPossible({ choices, dossiers }: ImpossibleProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <Alert tone="warning" title={t('many.nothing')}>
      <Impossible choices={choices} dossiers={dossiers} />
    </Alert>
  );
}
