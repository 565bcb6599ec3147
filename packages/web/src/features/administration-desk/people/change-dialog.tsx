import type { Account } from '@dongbo/contract/administration';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useTexts } from '../../../lib/texts.ts';
import { TextField } from '../../../ui/field.tsx';
import { changePerson } from '../endpoints.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface ChangeDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const keys = ['name', 'username', 'phone', 'email'] as const;
type Key = (typeof keys)[number];
const labels: Readonly<Record<Key, string>> = {
  name: 'people.name',
  username: 'people.username',
  phone: 'person.phone',
  email: 'person.email',
};

/** Corrects name, account name, telephone and e-mail address. */
export function ChangeDialog({ account, onClose, onDone }: ChangeDialogProps) {
  const { t } = useTexts('administration-desk');
  const { name, username, phone, email } = account;
  const [typed, setTyped] = useState<Readonly<Record<Key, string>>>({
    name,
    username,
    phone: phone ?? '',
    email: email ?? '',
  });
  return (
    <ReasonDialog
      title={t('act.change')}
      text={t('act.change.text')}
      send={(reason) => api.call(changePerson, { personId: account.id, ...typed, reason })}
      onClose={onClose}
      onDone={onDone}
    >
      {keys.map((key) => (
        <TextField
          key={key}
          id={`account-${key}`}
          label={t(labels[key])}
          autoComplete="off"
          value={typed[key]}
          onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
        />
      ))}
    </ReasonDialog>
  );
}
