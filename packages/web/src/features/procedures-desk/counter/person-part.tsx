import { useState } from 'react';
import type { ChangeEvent } from 'react';
import {
  checkIdentityNumber,
  identityProvinceName,
  identityText,
  normalisePhone,
  notPrintable,
  ownerNumberWarnings,
  writeDay,
} from '@dongbo/contract';
import { ownerTypes } from '@dongbo/contract/procedures';
import type { KnownOwner } from '@dongbo/contract/procedures';
import { dayOfInstant } from '../../../lib/dates.ts';
import { useTexts } from '../../../lib/texts.ts';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { KnownOwnerLine } from '../intake/known-owner.tsx';
import { serverNow } from '../../../ui/desk/desk-clock.ts';
import type { CounterForm } from './counter-form.ts';
import { MessagesTick } from './messages-tick.tsx';
import { useCardScan } from './use-card-scan.ts';

interface PersonPartProps {
  readonly form: CounterForm;
  /** What the newest dossier of the number says of its owner. */
  readonly known: KnownOwner | null;
  readonly onChange: (next: Partial<CounterForm>) => void;
}

/** Texts of the form that are one line of typing. */
type TextKey =
  | 'identityNumber'
  | 'ownerName'
  | 'phone'
  | 'email'
  | 'address'
  | 'submitterName'
  | 'submitterNumber'
  | 'submitterPhone'
  | 'submitterAuthority';

/** What a field needs that a card may be scanned into. */
const fieldsOf =
  ({ form, onChange }: PersonPartProps, scan: ReturnType<typeof useCardScan>, onTyped: () => void) =>
  (id: string, key: TextKey) => ({
    id,
    autoComplete: 'off',
    // As long as the text of a card, which passes through it.
    maxLength: 600,
    value: scan.shown(id, form[key]),
    onKeyDown: scan.onKeyDown,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      onTyped();
      if (!scan.take(id, event.target.value)) onChange({ [key]: event.target.value });
    },
  });

const isOdd = (phone: string): boolean => phone.trim() !== '' && !normalisePhone(phone).ok;

/** What is said of a text that a receipt would show as empty boxes. */
function useBoxes(): (text: string) => string | undefined {
  const { t } = useTexts('procedures-desk');
  return (text) => (notPrintable(text).length > 0 ? t('identity.not-printable') : undefined);
}

/** Who stands there, and for whom. Odd numbers are pointed out, never refused. A card may be scanned into any field of the
 * owner; scanned into one of the submitter it fills those. */
export function PersonPart(props: PersonPartProps) {
  const { form, known, onChange } = props;
  const { t } = useTexts('procedures-desk');
  const boxesIn = useBoxes();
  const [unread, setUnread] = useState(false);
  const scan = useCardScan(
    (card) => onChange({ ...card, ownerType: 'citizen' }),
    () => setUnread(true),
  );
  const field = fieldsOf(props, scan, () => setUnread(false));
  return (
    <fieldset className="desk-part desk-part--person">
      <legend>{t('counter.person')}</legend>
      {form.submitterName === '' && <ToSubmitter />}
      <div className="desk-identity">
        <TextField
          {...field('counter-identity', 'identityNumber')}
          label={t('owner.identity')}
          inputMode="numeric"
          aria-describedby="counter-identity-says"
        />
        <p id="counter-identity-says" role="status">
          {unread ? (
            <span className="desk-warning">{t('counter.scan.unread')}</span>
          ) : (
            <IdentityWords
              number={form.identityNumber}
              citizen={form.ownerType === 'citizen'}
              birthDate={form.birthDate}
            />
          )}
        </p>
      </div>
      <OwnerTypeField {...props} />
      {known !== null && <KnownOwnerLine known={known} form={form} onChange={onChange} />}
      <TextField
        {...field('counter-name', 'ownerName')}
        label={t('owner.name')}
        required
        warning={boxesIn(form.ownerName)}
      />
      <TextField
        {...field('counter-phone', 'phone')}
        label={t('owner.phone')}
        type="tel"
        warning={isOdd(form.phone) ? t('counter.phone-odd') : undefined}
      />
      <TextField {...field('counter-address', 'address')} label={t('owner.address')} warning={boxesIn(form.address)} />
      <TextField {...field('counter-email', 'email')} label={t('owner.email')} type="email" />
      <SubmitterFields {...props} onRead={(isRead) => setUnread(!isRead)} />
      <MessagesTick form={form} onChange={onChange} />
    </fieldset>
  );
}

function OwnerTypeField({ form, onChange }: PersonPartProps) {
  const { t } = useTexts('procedures-desk');
  return (
    <SelectField
      id="counter-owner-type"
      label={t('owner.type')}
      value={form.ownerType}
      onChange={(event) => onChange({ ownerType: ownerTypes.find((type) => type === event.target.value) ?? 'citizen' })}
    >
      {ownerTypes.map((type) => (
        <option key={type} value={type}>
          {t(`terms:owner-type.${type}`)}
        </option>
      ))}
    </SelectField>
  );
}

/** In a low window the field of who files for somebody else lies below what is in sight: a way there. */
function ToSubmitter() {
  const { t } = useTexts('procedures-desk');
  return (
    <p className="desk-to-submitter">
      <button type="button" className="desk-chip" onClick={() => document.getElementById('counter-submitter')?.focus()}>
        {t('counter.to-submitter')}
      </button>
    </p>
  );
}

/** Who stands there for the owner; what is asked of them appears with their name. */
function SubmitterFields(props: PersonPartProps & { readonly onRead: (isRead: boolean) => void }) {
  const { form, onChange, onRead } = props;
  const { t } = useTexts('procedures-desk');
  const boxesIn = useBoxes();
  const scan = useCardScan(
    ({ identityNumber, ownerName }) => onChange({ submitterNumber: identityNumber, submitterName: ownerName }),
    () => onRead(false),
  );
  const field = fieldsOf(props, scan, () => onRead(true));
  return (
    <>
      <TextField
        {...field('counter-submitter', 'submitterName')}
        label={t('counter.submitter')}
        optionalWord={t('shared:optional')}
        warning={boxesIn(form.submitterName)}
      />
      {form.submitterName.trim() !== '' && (
        <>
          <TextField
            {...field('counter-submitter-number', 'submitterNumber')}
            label={t('counter.submitter-number')}
            inputMode="numeric"
          />
          <TextField
            {...field('counter-submitter-phone', 'submitterPhone')}
            label={t('counter.submitter-phone')}
            type="tel"
            warning={isOdd(form.submitterPhone) ? t('counter.phone-odd') : undefined}
          />
          <TextField
            {...field('counter-submitter-authority', 'submitterAuthority')}
            label={t('counter.submitter-authority')}
          />
        </>
      )}
    </>
  );
}

/** What the number says by its structure, and what is odd about it. */
function IdentityWords(props: { readonly number: string; readonly citizen: boolean; readonly birthDate: string }) {
  const { number, citizen, birthDate } = props;
  const { t } = useTexts('procedures-desk');
  const typed = identityText(number);
  if (typed.length < 9 || !citizen) return <span className="desk-quiet">{t('counter.identity.hint')}</span>;
  const today = dayOfInstant(serverNow().toISOString());
  const check = checkIdentityNumber(number, today);
  // What the last dossier or the card says is compared with the number as it is online.
  const odd = [
    ...new Set([
      ...check.warnings,
      ...ownerNumberWarnings(
        { type: 'citizen', identityNumber: number, birthDate: birthDate === '' ? undefined : birthDate },
        today,
      ),
    ]),
  ];
  if (odd.length > 0) {
    return <span className="desk-warning">{odd.map((code) => t(`identity.${code}`)).join(' ')}</span>;
  }
  if (check.kind === 'personal') {
    return (
      <>
        {t(birthDate === '' ? 'counter.identity.says' : 'counter.identity.says-day', {
          gender: t(`counter.gender.${check.gender}`),
          year: check.birthYear,
          day: birthDate === '' ? '' : writeDay(birthDate),
          province: identityProvinceName(check.provinceCode) ?? '',
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
