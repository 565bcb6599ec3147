import type { FeeDemand, FeeSheet } from '@dongbo/contract/procedures';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { moneyText } from '../../../lib/money.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { printPdf } from '../../../ui/desk/fetch-file.ts';
import { KeyHint } from '../../../ui/desk/key-hint.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { Failed } from '../../../ui/states.tsx';
import { getFeeReceipt, takePayment } from '../endpoints.ts';
import { feeMutation } from '../queries/fees.ts';

type Method = 'cash' | 'transfer';

interface TypedPayment {
  readonly method: Method;
  readonly payerName: string;
  readonly reference: string;
  readonly paidOn: string;
}

interface TakeFormProps {
  readonly demand: FeeDemand;
  readonly sheet: FeeSheet;
  /** It was demanded a moment ago: the keyboard is here. */
  readonly isNext: boolean;
}

/** Takes the money that is demanded: Ctrl+Enter takes it and the receipt is printed. */
export function TakeForm({ demand, sheet, isNext }: TakeFormProps) {
  const { t, language } = useTexts('procedures-desk');
  const [typed, setTyped] = useState<TypedPayment>({
    method: 'cash',
    payerName: sheet.payerName,
    reference: '',
    paidOn: '',
  });
  const take = useMutation(feeMutation(useQueryClient(), takePayment));
  const { method, payerName, reference, paidOn } = typed;
  const amount = moneyText(demand.amount, language);
  const ofTransfer = method === 'transfer' && { reference, ...(paidOn !== '' && { paidOn }) };
  const send = () =>
    take.mutate(
      { feeDemandId: demand.id, method, amount: demand.amount, payerName, ...ofTransfer },
      {
        onSuccess: ({ feePaymentId, receiptNumber }) => {
          announce(t('fees.taken', { amount, number: receiptNumber }));
          void printPdf(api.url(getFeeReceipt, { feePaymentId })).catch(() => undefined);
        },
      },
    );
  return (
    <form
      className="desk-action-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!take.isPending && payerName.trim() !== '') send();
      }}
    >
      {take.error !== null && <Failed error={take.error} />}
      <PaymentFields typed={typed} onChange={(next) => setTyped({ ...typed, ...next })} />
      <p className="desk-actions">
        <Button type="submit" autoFocus={isNext} busy={take.isPending} disabled={payerName.trim() === ''}>
          {t('fees.take')} {amount} <KeyHint keys="Ctrl ↵" />
        </Button>
      </p>
    </form>
  );
}

interface PaymentFieldsProps {
  readonly typed: TypedPayment;
  readonly onChange: (next: Partial<TypedPayment>) => void;
}

function PaymentFields({ typed, onChange }: PaymentFieldsProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const { method, payerName, reference, paidOn } = typed;
  return (
    <div className="desk-fees__row">
      <SelectField
        id={`${id}-method`}
        label={t('fees.method')}
        value={method}
        onChange={(event) => onChange({ method: event.target.value === 'transfer' ? 'transfer' : 'cash' })}
      >
        <option value="cash">{t('terms:payment-method.cash')}</option>
        <option value="transfer">{t('terms:payment-method.transfer')}</option>
      </SelectField>
      <TextField
        id={`${id}-payer`}
        label={t('fees.payer')}
        value={payerName}
        onChange={(event) => onChange({ payerName: event.target.value })}
      />
      {method === 'transfer' && (
        <>
          <TextField
            id={`${id}-reference`}
            label={t('fees.reference')}
            value={reference}
            onChange={(event) => onChange({ reference: event.target.value })}
          />
          <DayField label={t('fees.paid-on')} value={paidOn} onChange={(day) => onChange({ paidOn: day })} />
        </>
      )}
    </div>
  );
}
