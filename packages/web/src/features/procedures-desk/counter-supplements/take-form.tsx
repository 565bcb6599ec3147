import { formatPhone, randomId, type CallOf, type OutputOf, type UnitId } from '@dongbo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { announce } from '../../../ui/desk/announcer.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { Failed } from '../../../ui/states.tsx';
import { TimeText } from '../../../ui/time-text.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { refreshLists } from '../queries/dossiers.ts';
import { PieceFields } from '../side-paths/piece-fields.tsx';
import { sentPieces, usePieces } from '../side-paths/use-pieces.ts';
import type { Found } from './counter-supplement-page.tsx';
import { recordCounterSupplement } from './endpoints.ts';

interface TakeFormProps {
  readonly unitId: UnitId;
  readonly found: Found;
  readonly onTaken: (taken: OutputOf<typeof recordCounterSupplement>) => void;
  readonly onCancel: () => void;
}

/** The same input has the same request id: a second press after a lost answer takes nothing in twice. */
function useTake(onTaken: TakeFormProps['onTaken']) {
  const client = useQueryClient();
  const [last, setLast] = useState({ text: '', id: '' });
  const take = useMutation({
    mutationFn: ({ input, requestId }: { input: CallOf<typeof recordCounterSupplement>; requestId: string }) =>
      api.call(recordCounterSupplement, input, { requestId }),
    onSuccess: onTaken,
    onSettled: () => refreshLists(client),
  });
  return {
    error: take.error,
    isPending: take.isPending,
    send(input: CallOf<typeof recordCounterSupplement>) {
      const text = JSON.stringify(input);
      const requestId = text === last.text ? last.id : randomId();
      setLast({ text, id: requestId });
      take.mutate({ input, requestId });
    },
  };
}

/** What the dossier waits for, and what of it was brought. */
export function TakeForm({ unitId, found: { who, waiting }, onTaken, onCancel }: TakeFormProps) {
  const { t } = useTexts('procedures-desk');
  const take = useTake((taken) => {
    announce(t('anywhere.taken'));
    onTaken(taken);
  });
  const pieces = usePieces();
  const { supplement, forms, answers } = waiting;
  const open = supplement.items.filter(({ isBrought }) => !isBrought);
  return (
    <section aria-labelledby="anywhere-found">
      <Waiting waiting={waiting} />
      <DecisionForm
        verb={t('anywhere.take')}
        busy={take.isPending}
        onSubmit={() => take.send({ unitId, ...who, supplementId: supplement.id, ...sentPieces(open, pieces) })}
        onCancel={onCancel}
      >
        {take.error !== null && <Failed error={take.error} />}
        <p className="desk-quiet">{t('anywhere.take.hint')}</p>
        <PieceFields open={open} forms={forms} answers={answers} pieces={pieces} />
      </DecisionForm>
    </section>
  );
}

function Waiting({ waiting }: Pick<Found, 'waiting'>) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const { supplement } = waiting;
  const brought = supplement.items.filter(({ isBrought }) => isBrought);
  return (
    <>
      <h2 id="anywhere-found" className="tabular">
        {waiting.code}
      </h2>
      <dl className="desk-facts">
        <Fact label={t('anywhere.owner')}>
          <b>{waiting.ownerName}</b> <span className="desk-quiet">{t('anywhere.owner.compare')}</span>
        </Fact>
        <Fact label={t('anywhere.procedure')}>{format.local(waiting.procedureName)}</Fact>
        <Fact label={t('anywhere.unit')}>{waiting.competentUnitName}</Fact>
        <Fact label={t('anywhere.reason')}>{supplement.reason}</Fact>
        <Fact label={t('anywhere.by')}>
          <TimeText at={supplement.answerBy} />
        </Fact>
        {supplement.guideName !== null && (
          <Fact label={t('anywhere.guide')}>
            {supplement.guideName}
            {supplement.guidePhone !== null && `, ${formatPhone(supplement.guidePhone)}`}
          </Fact>
        )}
        {brought.length > 0 && <Fact label={t('anywhere.brought')}>{brought.map(({ name }) => name).join('; ')}</Fact>}
      </dl>
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
