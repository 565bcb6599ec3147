import type { MessageChannel } from '@dongbo/contract';
import { useTexts } from '../../../lib/texts.ts';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { TextField } from '../../../ui/field.tsx';

export interface TypedAddress {
  readonly channel: MessageChannel;
  readonly address: string;
}

interface AddressFieldsProps {
  readonly idPrefix: string;
  readonly value: TypedAddress;
  readonly error: string | undefined;
  readonly onChange: (value: TypedAddress) => void;
}

/** Telephone or e-mail, and the one that was chosen. */
export function AddressFields({ idPrefix, value, error, onChange }: AddressFieldsProps) {
  const { t } = useTexts();
  const isPhone = value.channel === 'sms';
  return (
    <>
      <ChoiceGroup
        id={`${idPrefix}-channel`}
        label={t('sign-up.channel')}
        options={[
          { value: 'sms', label: t('sign-up.channel.sms') },
          { value: 'email', label: t('sign-up.channel.email') },
        ]}
        value={value.channel}
        onChange={(channel) => onChange({ channel: channel === 'sms' ? 'sms' : 'email', address: '' })}
      />
      <TextField
        id={`${idPrefix}-address`}
        label={t(isPhone ? 'sign-up.phone' : 'sign-up.email')}
        error={error}
        type={isPhone ? 'tel' : 'email'}
        autoComplete={isPhone ? 'tel' : 'email'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        value={value.address}
        onChange={(event) => onChange({ ...value, address: event.target.value })}
      />
    </>
  );
}
