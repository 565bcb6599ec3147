import type { Dossier, FeeDemand, FeeLineInput, FeeSheet } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { moneyText } from '../../../lib/money.ts';
import { hasCode } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { demandFees } from '../endpoints.ts';
import { feeMutation } from '../queries/fees.ts';
import { LineFields } from './line-fields.tsx';
import { amountOf, emptyLine, inputOf, typedLine, typedProposal } from './typed-line.ts';
import type { TypedLine } from './typed-line.ts';

interface DemandFormProps {
  readonly dossier: Dossier;
  readonly sheet: FeeSheet;
  readonly open: FeeDemand | undefined;
  readonly onDone: () => void;
}

/** What is to be paid, as data propose it and the officer confirms or corrects it. */
export function DemandForm({ dossier, sheet, open, onDone }: DemandFormProps) {
  const { t, language } = useTexts('procedures-desk');
  const id = useId();
  const [lines, setLines] = useState<readonly TypedLine[]>(() => firstLines(sheet, open));
  const [payBy, setPayBy] = useState(open?.payBy ?? '');
  const [reason, setReason] = useState('');
  const demand = useMutation(feeMutation(useQueryClient(), demandFees));
  const inputs = lines.map(inputOf);
  const isWhole = inputs.length > 0 && inputs.every((input) => input !== null);
  const sum = lines.reduce((total, line) => total + amountOf(line), 0);
  const send = () =>
    demand.mutate(
      {
        dossierId: dossier.id,
        lines: inputs.filter((input): input is FeeLineInput => input !== null),
        ...(payBy !== '' && { payBy }),
        ...(open !== undefined && { replaces: open.id, reason }),
        // Asked once about this very amount, the officer sends it again.
        ...(hasCode(demand.error, 'fee.amount-unusual') && { confirmed: true }),
      },
      { onSuccess: onDone },
    );
  return (
    <DecisionForm
      verb={t('fees.demand')}
      busy={demand.isPending}
      blocked={!isWhole || (open !== undefined && reason.trim() === '')}
      onSubmit={send}
      onCancel={onDone}
    >
      {demand.error !== null && <Failed error={demand.error} />}
      <Source dossier={dossier} sheet={sheet} />
      <Lines
        sheet={sheet}
        lines={lines}
        onChange={(next) => {
          setLines(next);
          demand.reset();
        }}
      />
      <p>
        {t('fees.sum')}: <b className="tabular">{moneyText(sum, language)}</b>
      </p>
      <div className="desk-fees__row">
        <DayField label={t('fees.pay-by')} value={payBy} onChange={setPayBy} />
        {open !== undefined && (
          <TextField
            id={`${id}-reason`}
            label={t('fees.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </div>
    </DecisionForm>
  );
}

interface LinesProps {
  readonly sheet: FeeSheet;
  readonly lines: readonly TypedLine[];
  readonly onChange: (lines: readonly TypedLine[]) => void;
}

function Lines({ sheet: { proposal, grounds }, lines, onChange }: LinesProps) {
  const { t, language } = useTexts('procedures-desk');
  const add = (line: TypedLine) => onChange([...lines, line]);
  return (
    <>
      {lines.map((line, index) => (
        <LineFields
          key={line.key}
          number={index + 1}
          line={line}
          grounds={grounds}
          onChange={(next) => onChange(lines.map((one) => (one.key === line.key ? next : one)))}
          onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      <p className="desk-actions">
        {proposal.lines
          .filter(({ certain }) => !certain)
          .map((fee) => (
            <Button
              key={`${fee.name} ${fee.unitPrice} ${fee.per}`}
              variant="secondary"
              onClick={() => add(typedProposal(fee))}
            >
              {t('fees.choose', { name: fee.name, amount: moneyText(fee.unitPrice, language) })}
            </Button>
          ))}
        <Button variant="tertiary" onClick={() => add(emptyLine())}>
          {t('fees.line.add')}
        </Button>
      </p>
    </>
  );
}

function firstLines({ proposal }: FeeSheet, open: FeeDemand | undefined): readonly TypedLine[] {
  if (open !== undefined) return open.lines.map(typedLine);
  const certain = proposal.lines.filter((fee) => fee.certain).map(typedProposal);
  return certain.length > 0 ? certain : [emptyLine()];
}

/** Where the lines come from, and what the source says beside them. */
function Source({ dossier, sheet: { proposal } }: { readonly dossier: Dossier; readonly sheet: FeeSheet }) {
  const { t } = useTexts('procedures-desk');
  const channel = t(`terms:channel.${dossier.channel}`).toLocaleLowerCase();
  return (
    <>
      <p className="desk-quiet">
        {proposal.free ? t('fees.free') : t(`fees.source.${proposal.source}`, { citation: proposal.citation, channel })}
        {proposal.provisional && ` ${t('fees.source.provisional')}`}
      </p>
      {proposal.unsure.length > 0 && (
        <details open={!proposal.lines.some(({ certain }) => certain)}>
          <summary>{t('fees.unsure')}</summary>
          {proposal.unsure.map((words) => (
            <p key={words} className="desk-quiet">
              {words}
            </p>
          ))}
        </details>
      )}
    </>
  );
}
