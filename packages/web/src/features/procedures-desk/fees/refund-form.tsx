import type { FeePaymentId } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { DecisionForm } from '../dossier/decision-form.tsx';
import { openRefund } from '../endpoints.ts';
import { feeMutation } from '../queries/fees.ts';
import { readDong } from './read-dong.ts';

interface RefundFormProps {
  readonly paymentId: FeePaymentId;
  /** What can still go back. */
  readonly left: number;
  readonly onDone: () => void;
}

/** Decides that money goes back: how much, and why. */
export function RefundForm({ paymentId, left, onDone }: RefundFormProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const [amount, setAmount] = useState(String(left));
  const [reason, setReason] = useState('');
  const open = useMutation(feeMutation(useQueryClient(), openRefund));
  const read = readDong(amount);
  return (
    <DecisionForm
      verb={t('fees.refund')}
      danger
      busy={open.isPending}
      blocked={read === null || read === 0 || reason.trim() === ''}
      onSubmit={() => open.mutate({ feePaymentId: paymentId, amount: read ?? 0, reason }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      {open.error !== null && <Failed error={open.error} />}
      <div className="desk-fees__row">
        <TextField
          id={`${id}-amount`}
          label={t('fees.refund.amount')}
          inputMode="numeric"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
        <TextField
          id={`${id}-reason`}
          label={t('fees.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </DecisionForm>
  );
}
