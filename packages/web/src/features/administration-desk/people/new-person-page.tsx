import type { UnitId } from '@dongbo/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../../lib/api.ts';
import { problemText } from '../../../lib/problem.ts';
import { useTexts } from '../../../lib/texts.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Button } from '../../../ui/button.tsx';
import { announce } from '../../../ui/desk/announcer.tsx';
import { deskLink } from '../../../ui/desk/desk-link.ts';
import { PageHead } from '../../../ui/desk/page-head.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { createPerson } from '../endpoints.ts';
import { rolesQuery } from '../rights/queries.ts';
import { OfficialOnly } from './official-only.tsx';
import { UnitField } from './unit-field.tsx';

const empty = { name: '', identityNumber: '', phone: '', email: '', username: '', role: '', reason: '' };
type Key = keyof typeof empty;
const needed: readonly Key[] = ['name', 'identityNumber', 'role', 'reason'];
const labels: Readonly<Record<Key, string>> = {
  name: 'people.name',
  identityNumber: 'person.number',
  phone: 'person.phone',
  email: 'person.email',
  username: 'people.username',
  role: 'new.role',
  reason: 'act.reason',
};

type Typed = typeof empty;

/** A new official: person, account and first role in one go; the invitation goes out by itself, or is printed on the next page. */
export function NewPersonPage() {
  const { t } = useTexts('administration-desk');
  const navigate = useNavigate();
  const [typed, setTyped] = useState(empty);
  const [unitId, setUnitId] = useState<UnitId | ''>('');
  const [asked, setAsked] = useState(false);
  const create = useMutation({
    mutationFn: async (unit: UnitId) => await api.call(createPerson, { ...typed, unitId: unit }),
    onSuccess: async ({ id, username: called }) => {
      announce(t('new.done', { username: called }));
      await navigate({ to: '/lam-viec/tai-khoan/$personId', params: { personId: id } });
    },
  });
  return (
    <div className="desk-page desk-page--scroll">
      <PageHead
        title={t('people.new')}
        parent={{ link: deskLink({ to: '/lam-viec/tai-khoan' }), label: t('page.accounts') }}
      />
      <OfficialOnly />
      <form
        className="desk-action-form"
        aria-label={t('people.new')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (unitId !== '' && needed.every((key) => typed[key].trim() !== '') && !create.isPending)
            create.mutate(unitId);
        }}
      >
        {create.isError && (
          <Alert tone="danger" live="assertive">
            <p>{problemText(t, create.error)}</p>
          </Alert>
        )}
        <Fields typed={typed} asked={asked} onChange={setTyped}>
          <UnitField value={unitId} onChange={setUnitId} missing={asked && unitId === ''} />
        </Fields>
        <p className="desk-actions">
          <Button type="submit" busy={create.isPending}>
            {t('new.create')}
          </Button>
        </p>
      </form>
    </div>
  );
}

interface FieldsProps {
  readonly typed: Typed;
  readonly asked: boolean;
  readonly onChange: (typed: Typed) => void;
  /** The unit, which stands in front of the role. */
  readonly children: ReactNode;
}

function Fields({ typed, asked, onChange, children }: FieldsProps) {
  const { t, language } = useTexts('administration-desk');
  const roles = (useQuery(rolesQuery).data?.items ?? []).filter(({ endedAt }) => endedAt === null);
  const field = (key: Key, hint?: string) => ({
    id: `new-${key}`,
    label: t(labels[key]),
    ...(hint !== undefined && { hint: t(hint) }),
    optionalWord: needed.includes(key) ? undefined : t('new.optional'),
    error: asked && needed.includes(key) && typed[key].trim() === '' ? t('new.missing') : undefined,
    value: typed[key],
    onChange: (event: { target: { value: string } }) => onChange({ ...typed, [key]: event.target.value }),
  });
  return (
    <>
      <TextField {...field('name', 'new.name.hint')} autoComplete="off" />
      <TextField {...field('identityNumber', 'new.number.hint')} inputMode="numeric" autoComplete="off" />
      <TextField {...field('phone')} inputMode="tel" autoComplete="off" />
      <TextField {...field('email', 'new.email.hint')} inputMode="email" autoComplete="off" />
      {children}
      <SelectField {...field('role')}>
        <option value="">{t('new.choose')}</option>
        {roles.map(({ key, name }) => (
          <option key={key} value={key}>
            {name[language]}
          </option>
        ))}
      </SelectField>
      <TextField {...field('username', 'new.username.hint')} autoComplete="off" />
      <TextField {...field('reason', 'act.reason.hint')} maxLength={500} autoComplete="off" />
    </>
  );
}
