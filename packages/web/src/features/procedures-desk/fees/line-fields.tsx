import { feeKinds } from '@dongbo/contract/procedures';
import type { ExemptionGround, FeeKind } from '@dongbo/contract/procedures';
import { useId } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { useFormat } from '../../../ui/desk/use-format.ts';
import { amountOf } from './typed-line.ts';
import type { TypedLine } from './typed-line.ts';

interface LineFieldsProps {
  readonly number: number;
  readonly line: TypedLine;
  readonly grounds: readonly ExemptionGround[];
  readonly onChange: (line: TypedLine) => void;
  readonly onRemove: () => void;
}

/** One thing that is to be paid for. Whoever chooses a ground exempts the whole price, until a smaller reduction is typed. */
export function LineFields({ number, line, grounds, onChange, onRemove }: LineFieldsProps) {
  const { t } = useTexts('procedures-desk');
  const id = useId();
  const field = (name: 'name' | 'quantity' | 'unitPrice' | 'reducedBy' | 'evidence', label: string) => (
    <TextField
      id={`${id}-${name}`}
      label={label}
      inputMode={name === 'name' || name === 'evidence' ? 'text' : 'numeric'}
      value={line[name]}
      onChange={(event) => onChange({ ...line, [name]: event.target.value })}
    />
  );
  return (
    <fieldset className="desk-fees__line">
      <legend>{t('fees.line', { number })}</legend>
      <div className="desk-fees__row">
        <SelectField
          id={`${id}-kind`}
          label={t('fees.line.kind')}
          value={line.kind}
          onChange={(event) => onChange({ ...line, kind: kindOf(event.target.value), ground: '', reducedBy: '' })}
        >
          {feeKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`terms:fee-kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        {field('name', t('fees.line.name'))}
        {field('quantity', t('fees.line.quantity'))}
        {field('unitPrice', t('fees.line.price'))}
      </div>
      <div className="desk-fees__row">
        <GroundField line={line} grounds={grounds} onChange={onChange} />
        {line.ground !== '' && field('reducedBy', t('fees.line.reduced'))}
        {line.ground !== '' && field('evidence', t('fees.line.evidence'))}
        <Button variant="tertiary" onClick={onRemove}>
          {t('fees.line.remove', { number })}
        </Button>
      </div>
      {line.ground !== '' && <p className="desk-quiet">{grounds.find(({ key }) => key === line.ground)?.citation}</p>}
    </fieldset>
  );
}

function GroundField({ line, grounds, onChange }: Pick<LineFieldsProps, 'line' | 'grounds' | 'onChange'>) {
  const { t } = useTexts('procedures-desk');
  const format = useFormat();
  const id = useId();
  const choose = (ground: string) => {
    const whole = String(amountOf({ ...line, reducedBy: '' }));
    onChange({ ...line, ground, reducedBy: ground === '' ? '' : line.reducedBy || whole });
  };
  return (
    <SelectField
      id={`${id}-ground`}
      label={t('fees.line.ground')}
      value={line.ground}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{t('fees.line.no-ground')}</option>
      {grounds
        .filter(({ kinds }) => kinds.includes(line.kind))
        .map((ground) => (
          <option key={ground.key} value={ground.key}>
            {format.local(ground.name)}
          </option>
        ))}
    </SelectField>
  );
}

const kindOf = (value: string): FeeKind => feeKinds.find((kind) => kind === value) ?? 'charge';
