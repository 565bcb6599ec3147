import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallOf } from '@dongbo/contract';
import type { GrantEffect } from '@dongbo/contract/administration';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { Await } from '../../../ui/states.tsx';
import type { giveGrant } from '../endpoints.ts';
import { FindUnit } from './find-field.tsx';
import { grantPreviewQuery, rightsKey, rolesQuery, sendGrant } from './queries.ts';

type Asked = CallOf<typeof giveGrant>;
const none = (text: string) => (text === '' ? undefined : text);

interface GiveFormProps {
  readonly personId: string;
  /** What stands in the form at first. */
  readonly start: Partial<Asked>;
  readonly unitName?: string;
  readonly onGiven?: () => void;
}

/** Gives somebody a role at a unit: what it would bring and break is shown before. */
export function GiveForm({ personId, start, unitName = '', onGiven }: GiveFormProps) {
  const { t, language } = useTexts('administration-desk');
  const roles = useQuery(rolesQuery);
  const [role, setRole] = useState(start.role ?? '');
  const [unitId, setUnit] = useState(start.unitId ?? '');
  const [to, setTo] = useState('');
  const [lockKey, setLock] = useState('');
  const asked = { personId, role, unitId, to: none(to), ...(start.field === undefined ? {} : { field: start.field }) };
  const known = roles.data?.items.filter(({ endedAt }) => endedAt === null) ?? [];
  return (
    <section aria-label={t('rights.give')} className="desk-action-form">
      <h2>{t('rights.give')}</h2>
      <SelectField
        id="give-role"
        label={t('rights.role')}
        value={role}
        onChange={(event) => setRole(event.target.value)}
      >
        <option value="">{t('rights.choose')}</option>
        {known.map((one) => (
          <option key={one.key} value={one.key}>
            {one.name[language]}
          </option>
        ))}
      </SelectField>
      <FindUnit onFound={setUnit} name={unitName} />
      {start.field !== undefined && (
        <p>
          {t('rights.field')}: {start.field}
        </p>
      )}
      <DayField label={t('rights.until')} value={to} onChange={setTo} />
      <SelectField
        id="give-lock"
        label={t('rights.lock')}
        value={lockKey}
        onChange={(event) => setLock(event.target.value)}
      >
        <option value="">{t('rights.no-lock')}</option>
        {roles.data?.practices.map(({ key, name }) => (
          <option key={key} value={key}>
            {name[language]}
          </option>
        ))}
      </SelectField>
      {role !== '' && unitId !== '' && (
        <Confirm key={`${role} ${unitId} ${to}`} asked={{ ...asked, lockKey: none(lockKey) }} onGiven={onGiven} />
      )}
    </section>
  );
}

type Confirmed = Omit<Asked, 'reason'>;

interface ConfirmProps {
  readonly asked: Confirmed;
  readonly onGiven: (() => void) | undefined;
}

function Confirm({ asked, onGiven }: ConfirmProps) {
  const { t } = useTexts('administration-desk');
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { lockKey: _lock, ...right } = asked;
  const query = useQuery(grantPreviewQuery(right));
  const send = useMutation({
    mutationFn: () => sendGrant({ ...asked, reason }),
    onSuccess: async () => {
      announce(t('rights.given'));
      setReason('');
      await client.invalidateQueries({ queryKey: [rightsKey] });
      onGiven?.();
    },
  });
  return (
    <Await query={query}>
      {(effect) => (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim().length >= 3) send.mutate();
          }}
        >
          <Effect effect={effect} />
          {send.isError && (
            <Alert tone="danger" live="assertive">
              <p>{problemText(t, send.error)}</p>
            </Alert>
          )}
          <TextField
            id="give-reason"
            label={t('rights.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="desk-actions">
            <Button type="submit" busy={send.isPending}>
              {t('rights.give')}
            </Button>
          </p>
        </form>
      )}
    </Await>
  );
}

/** What a right would bring and break. */
function Effect({ effect }: { readonly effect: GrantEffect }) {
  const { t, language } = useTexts('administration-desk');
  const nameOf = (name: string) => t(`operations:${name}`, { defaultValue: name });
  return (
    <>
      <p>{t('rights.effect', { gained: effect.gained.length, held: effect.held, units: effect.units })}</p>
      {effect.gained.length > 0 && (
        <details>
          <summary>{t('rights.gained')}</summary>
          <ul>
            {effect.gained.map((name) => (
              <li key={name}>{nameOf(name)}</li>
            ))}
          </ul>
        </details>
      )}
      {effect.beyond.length > 0 && (
        <Alert tone="warning">
          <p>{t('rights.beyond', { count: effect.beyond.length })}</p>
        </Alert>
      )}
      {effect.conflicts.map((one) => (
        <Alert key={`${one.rule} ${one.a.unit.id} ${one.b.unit.id}`} tone="danger">
          <p>
            {one.name[language]} ({one.basis})
          </p>
        </Alert>
      ))}
    </>
  );
}
