import { readFee } from '@dongbo/contract/procedures';
import type { Procedure, ProcedureChannel } from '@dongbo/contract/procedures';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Failed } from '../../../ui/states.tsx';
import { Combobox } from '../../../ui/desk/combobox.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { procedureSuggestionsQuery } from '../queries/catalogue.ts';
import { unitsQuery } from '../../../lib/units.ts';
import { useWhoDoesIt } from '../catalogue/who-does-it.ts';
import { FeeText } from '../parts/fee-text.tsx';
import { directLimit, emptyForm } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

interface ProcedurePartProps {
  readonly form: CounterForm;
  readonly procedure: Procedure | undefined;
  readonly error: unknown;
  readonly onChange: (next: Partial<CounterForm>) => void;
}

/** What does the person come for? */
export function ProcedurePart({ form, procedure, error, onChange }: ProcedurePartProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <fieldset className="desk-part desk-part--procedure">
      <legend>{t('counter.procedure')}</legend>
      {form.procedureCode === null ? (
        <ProcedureSearch onChoose={(procedureCode) => onChange({ procedureCode, ...withoutPapers })} />
      ) : (
        <div className="desk-chosen">
          {procedure === undefined ? (
            <p>{form.procedureCode}</p>
          ) : (
            <p className="desk-chosen__name" title={procedure.name}>
              <b>{procedure.shortName?.vi ?? procedure.name}</b>
            </p>
          )}
          {procedure !== undefined && <Facts procedure={procedure} />}
          <Button variant="tertiary" onClick={() => onChange({ procedureCode: null, ...withoutPapers })}>
            {t('counter.other-procedure')}
          </Button>
        </div>
      )}
      {error !== null && <Failed error={error} />}
      {procedure !== undefined && <CompetentUnit form={form} settledBy={procedure.settledBy} onChange={onChange} />}
    </fieldset>
  );
}

const withoutPapers = {
  counts: emptyForm.counts,
  files: emptyForm.files,
  timeLimit: null,
  competentUnitId: null,
  answers: emptyForm.answers,
  despite: emptyForm.despite,
  sameVisit: null,
  resultTitle: null,
  resultBody: null,
  resultFile: null,
} satisfies Partial<CounterForm>;

function ProcedureSearch({ onChoose }: { readonly onChoose: (code: string) => void }) {
  const { t } = useTexts('procedures-desk');
  const [text, setText] = useState('');
  const whoDoesIt = useWhoDoesIt();
  const query = useQuery(procedureSuggestionsQuery(useDeferredValue(text)));
  const who = whoDoesIt(query.data);
  return (
    <>
      <Combobox
        id="counter-procedure"
        label={t('counter.procedure.field')}
        placeholder={t('counter.procedure.hint')}
        text={text}
        onText={setText}
        autoFocus
        waiting={query.isFetching}
        choices={(query.data?.items ?? []).map(({ code, name, shortName, field }) => ({
          id: code,
          label: shortName?.vi ?? name,
          detail: `${code} · ${field}`,
        }))}
        nothing={who ?? t('counter.procedure.none')}
        onChoose={({ id }) => {
          onChoose(id);
          // The talk goes on with the person; the field it was typed into is gone.
          setTimeout(() => document.getElementById('counter-identity')?.focus());
        }}
      />
      {/* What is nearly the same is offered; what was meant is somebody else's. */}
      {who !== null && text.trim().length > 1 && (query.data?.items.length ?? 0) > 0 && (
        <p className="desk-quiet" role="status">
          {who}
        </p>
      )}
    </>
  );
}

/** What is charged for each copy or page is not told by what is asked at the counter: it is counted when the fee is demanded. */
const isOfDossier = (fee: ProcedureChannel['fees'][number]): boolean => {
  const reading = readFee(fee);
  const amounts = reading.kind === 'amount' || reading.kind === 'amounts' ? reading.amounts : [];
  return !amounts.some(({ per }) => per !== null && /^(bản|bản sao|trang)$/iu.test(per));
};

function Facts({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTexts('procedures-desk');
  const direct = procedure.channels.find(({ channel }) => channel === 'DIRECT');
  const limit = directLimit(procedure);
  return (
    <p className="desk-quiet">
      <span className="tabular">{procedure.code}</span>
      {limit !== null && <> · {t(`terms:time-limit.${limit.unit}`, { count: limit.value })}</>}
      {(direct?.fees ?? []).filter(isOfDossier).map((fee) => (
        <span key={`${fee.amount} ${fee.note}`}>
          {' '}
          · <FeeText fee={fee} />
        </span>
      ))}
    </p>
  );
}

/** A counter takes in what another commune or a department of the province settles: people file wherever they are in the
 * province (Decree 118/2025/NĐ-CP art. 14). The server knows which of them may. */
function CompetentUnit({
  form,
  settledBy,
  onChange,
}: {
  readonly form: CounterForm;
  readonly settledBy: Procedure['settledBy'];
  readonly onChange: (next: Partial<CounterForm>) => void;
}) {
  const { t } = useTexts('procedures-desk');
  const departments = useQuery({ ...unitsQuery('department'), enabled: settledBy !== 'commune' }).data ?? [];
  const communes = useQuery({ ...unitsQuery('commune'), enabled: settledBy !== 'province' }).data ?? [];
  const units = [...communes, ...departments];
  return (
    <PickField
      label={t('counter.competent')}
      all={t('counter.competent.default')}
      value={form.competentUnitId ?? ''}
      options={units.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(value) => onChange({ competentUnitId: units.find(({ id }) => id === value)?.id ?? null })}
    />
  );
}
