import { checkIdentityNumber, normalisePhone } from '@dongbo/contract';
import { ownerTypes } from '@dongbo/contract/procedures';
import { dayOfInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { serverNow } from '../../../ui/desk/desk-clock.ts';
import { readCardScan } from './counter-form.ts';
import type { CounterForm } from './counter-form.ts';

interface PersonPartProps {
  readonly form: CounterForm;
  readonly onChange: (next: Partial<CounterForm>) => void;
}

/** Who stands there, and for whom. Odd numbers are pointed out, never refused. */
export function PersonPart({ form, onChange }: PersonPartProps) {
  const { t } = useTexts('procedures-desk');
  const phoneOdd = form.phone.trim() !== '' && !normalisePhone(form.phone).ok;
  return (
    <fieldset className="desk-part desk-part--person">
      <legend>{t('counter.person')}</legend>
      <IdentityField form={form} onChange={onChange} />
      <SelectField
        id="counter-owner-type"
        label={t('owner.type')}
        value={form.ownerType}
        onChange={(event) =>
          onChange({ ownerType: ownerTypes.find((type) => type === event.target.value) ?? 'citizen' })
        }
      >
        {ownerTypes.map((type) => (
          <option key={type} value={type}>
            {t(`terms:owner-type.${type}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        id="counter-name"
        label={t('owner.name')}
        required
        autoComplete="off"
        maxLength={200}
        value={form.ownerName}
        onChange={(event) => onChange({ ownerName: event.target.value })}
      />
      <TextField
        id="counter-phone"
        label={t('owner.phone')}
        type="tel"
        autoComplete="off"
        maxLength={30}
        value={form.phone}
        warning={phoneOdd ? t('counter.phone-odd') : undefined}
        onChange={(event) => onChange({ phone: event.target.value })}
      />
      <TextField
        id="counter-address"
        label={t('owner.address')}
        autoComplete="off"
        maxLength={400}
        value={form.address}
        onChange={(event) => onChange({ address: event.target.value })}
      />
      <TextField
        id="counter-submitter"
        label={t('counter.submitter')}
        optionalWord={t('shared:optional')}
        autoComplete="off"
        maxLength={200}
        value={form.submitterName}
        onChange={(event) => onChange({ submitterName: event.target.value })}
      />
    </fieldset>
  );
}

function IdentityField({ form, onChange }: PersonPartProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <div className="desk-identity">
      <TextField
        id="counter-identity"
        label={t('owner.identity')}
        autoComplete="off"
        inputMode="numeric"
        maxLength={400}
        aria-describedby="counter-identity-says"
        value={form.identityNumber}
        onChange={(event) => onChange(readCardScan(event.target.value) ?? { identityNumber: event.target.value })}
      />
      <p id="counter-identity-says" role="status">
        <IdentityWords number={form.identityNumber} citizen={form.ownerType === 'citizen'} />
      </p>
    </div>
  );
}

/** What the number says by its structure, and what is odd about it. */
function IdentityWords({ number, citizen }: { readonly number: string; readonly citizen: boolean }) {
  const { t } = useTexts('procedures-desk');
  const typed = number.replace(/[\s.]/g, '');
  if (typed.length < 9 || !citizen) return <span className="desk-quiet">{t('counter.identity.hint')}</span>;
  const check = checkIdentityNumber(number, dayOfInstant(serverNow().toISOString()));
  if (check.warnings.length > 0) {
    return <span className="desk-warning">{check.warnings.map((code) => t(`identity.${code}`)).join(' ')}</span>;
  }
  if (check.kind === 'personal') {
    return (
      <>
        {t('counter.identity.says', {
          gender: t(`counter.gender.${check.gender}`),
          year: check.birthYear,
          province: check.province ?? '',
        })}
      </>
    );
  }
  if (check.kind === 'unknown' && typed.length !== 10 && typed.length !== 11)
    return <span className="desk-warning">{t('counter.identity.odd')}</span>;
  return (
    <span className="desk-quiet">
      {check.kind === 'passport' ? t('counter.identity.passport') : t('counter.identity.hint')}
    </span>
  );
}
