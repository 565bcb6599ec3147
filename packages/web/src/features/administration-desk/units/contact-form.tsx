import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { setUnitContact } from '../endpoints.ts';
import { ChangeForm, useGrounds, useToday, type UnitFormProps } from './change-form.tsx';
import { ChoicePart, TextPart } from './unit-fields.tsx';

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

/** Seat, numbers and hours from a day on. */
export function ContactForm({ unit, onDone }: UnitFormProps) {
  const { t } = useTexts('administration-desk');
  const { contact } = unit;
  const [address, setAddress] = useState(contact.address ?? '');
  const [phone, setPhone] = useState(contact.phone ?? '');
  const [email, setEmail] = useState(contact.email ?? '');
  const [calendar, setCalendar] = useState(contact.calendar);
  const [source, setSource] = useState('');
  const [from, setFrom] = useState(useToday());
  const grounds = useGrounds();
  const reached = { address: orNull(address), phone: orNull(phone), email: orNull(email), calendar, source, from };
  const isWhole = source.trim() !== '' && from !== '';
  return (
    <ChangeForm
      endpoint={setUnitContact}
      input={isWhole ? { unitId: unit.id, version: unit.version, ...reached, reason: grounds.reason } : null}
      grounds={grounds}
      withoutBasis
      verb={t('unit.act.contact')}
      onDone={onDone}
    >
      <TextPart label={t('unit.address')} value={address} onChange={setAddress} />
      <TextPart label={t('unit.phone')} inputMode="tel" value={phone} onChange={setPhone} />
      <TextPart label={t('unit.email')} inputMode="email" value={email} onChange={setEmail} />
      <ChoicePart
        label={t('unit.hours')}
        value={calendar}
        onChange={setCalendar}
        choices={unit.calendars.map((name) => ({ value: name, label: t(`unit-calendar.${name}`) }))}
      />
      <DayField label={t('unit.from-day')} value={from} onChange={setFrom} />
      <TextPart label={t('unit.source')} hint={t('unit.source.hint')} value={source} onChange={setSource} />
    </ChangeForm>
  );
}
