import type { BatchAct } from '@dongbo/contract/procedures';
import { randomId } from '@dongbo/contract';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { lacksReceiver, sentReceiver, useReceiver } from '../parts/receiver-fields.tsx';
import { LimitsPart, sentLimits, useLimits } from './limits-part.tsx';
import { startMutation, type Choice, type Preview } from './queries.ts';
import { Reasons } from './reasons.tsx';
import { TakerPart, likelyTaker } from './taker-part.tsx';

type Dossiers = ReadonlyMap<string, { readonly code: string; readonly version: number }>;

interface Props {
  readonly preview: Preview;
  readonly dossiers: Dossiers;
  readonly onStarted: (batchId: string) => void;
}

/** To how many it can be done, those among them whose limit has to be named. */
const countOf = ({ able, limits }: Choice): number =>
  able.length + limits.reduce((sum, { dossierIds }) => sum + dossierIds.length, 0);

/** What can be done to how many, and to which not and why; only what can be done to some can be chosen. */
export function ChooseAct({ preview, dossiers, onStarted }: Props) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const possible = preview.choices.filter((one) => countOf(one) > 0);
  const [wanted, setWanted] = useState<BatchAct | null>(null);
  const choice = possible.find(({ act }) => act === wanted) ?? possible[0];
  if (choice === undefined) return <NothingPossible choices={preview.choices} dossiers={dossiers} />;
  return (
    <>
      <fieldset className="desk-return">
        <legend>{t('many.what')}</legend>
        {possible.map((one, at) => (
          <label key={one.act} className="desk-check">
            <input
              type="radio"
              name={`${id}-act`}
              data-first={at === 0 ? true : undefined}
              checked={one.act === choice.act}
              onChange={() => setWanted(one.act)}
            />
            {t(`many.act.${one.act}`)}{' '}
            <span className="desk-quiet">{t('many.able', { n: countOf(one), of: dossiers.size })}</span>
          </label>
        ))}
      </fieldset>
      <Chosen key={choice.act} choice={choice} dossiers={dossiers} onStarted={onStarted} />
      <Impossible choices={preview.choices.filter((one) => countOf(one) === 0)} dossiers={dossiers} />
    </>
  );
}

interface ChosenProps extends Omit<Props, 'preview'> {
  readonly choice: Choice;
}

function Chosen({ choice, dossiers, onStarted }: ChosenProps) {
  const { t, language } = useTexts('procedures-desk');
  const { act, able, notAble, most, steps, takers } = choice;
  const start = useMutation(startMutation);
  const [requestId] = useState(randomId);
  const { receiver, change } = useReceiver(likelyTaker(takers));
  const isHandOver = act === 'hand-over';
  const { limits, named, setLimit } = useLimits(choice);
  const all = [...able, ...named];
  const taken = all.slice(0, most);
  const send = () => {
    const items = taken.flatMap((dossierId) => {
      const version = dossiers.get(dossierId)?.version;
      return version === undefined ? [] : [{ dossierId, version }];
    });
    start.mutate(
      {
        input: { act, dossiers: items, ...(isHandOver ? sentReceiver(receiver) : {}), ...sentLimits(limits) },
        requestId,
      },
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
      <LimitsPart choice={choice} limits={limits} onChange={setLimit} />
      {takers !== null && <TakerPart takers={takers} receiver={receiver} onChange={change} />}
      {all.length > most && <p>{t('many.only-first', { n: most })}</p>}
      <Reasons rows={notAble.map(({ dossierId, code }) => ({ name: dossiers.get(dossierId)?.code ?? '', code }))} />
      <p className="desk-actions">
        <Button
          onClick={send}
          disabled={taken.length === 0 || (isHandOver && lacksReceiver(receiver))}
          busy={start.isPending}
        >
          {t('many.do', { act: t(`many.act.${act}`), n: taken.length })}
        </Button>
      </p>
    </>
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
