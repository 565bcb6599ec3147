import { useState } from 'react';
import { passwordFaults } from '@dongbo/contract';
import type { PasswordFault, PasswordStrength } from '@dongbo/contract';
import { useTexts } from '../../lib/texts.ts';
import { Button } from '../button.tsx';
import { Field, describedBy } from '../field.tsx';

export interface NewPasswordValue {
  readonly password: string;
  readonly again: string;
}

interface NewPasswordProps {
  readonly idPrefix: string;
  readonly strength: PasswordStrength;
  /** What the password may not hold: the user name, where it is known here. */
  readonly names: readonly string[];
  readonly value: NewPasswordValue;
  readonly onChange: (value: NewPasswordValue) => void;
  /** What is said at the fields once somebody has asked. */
  readonly errors: { readonly password?: string | undefined; readonly again?: string | undefined };
}

const faults: readonly PasswordFault[] = ['too-short', 'few-kinds', 'holds-name'];

/** A new password, typed twice, with what it has to be and what of that it is already. */
export function NewPassword({ idPrefix, strength, names, value, onChange, errors }: NewPasswordProps) {
  const { t } = useTexts();
  const [shown, setShown] = useState(false);
  const open = passwordFaults(value.password, strength, names);
  const rules = faults.filter((fault) => fault !== 'few-kinds' || strength.kinds > 1);
  const passwordId = `${idPrefix}-password`;
  const againId = `${idPrefix}-again`;
  const input = (id: string, name: keyof NewPasswordValue, error: string | undefined, hint = false) => (
    <input
      className="ds-input"
      id={id}
      type={shown ? 'text' : 'password'}
      autoComplete="new-password"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={200}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy({ id, label: '', error, hint })}
      value={value[name]}
      onChange={(event) => onChange({ ...value, [name]: event.target.value })}
    />
  );
  return (
    <>
      <Field
        id={passwordId}
        label={t('new-password.label')}
        error={errors.password}
        hint={<Rules rules={rules} open={value.password === '' ? rules : open} strength={strength} />}
      >
        <div className="password-row">
          {input(passwordId, 'password', errors.password, true)}
          <Button
            variant="secondary"
            aria-pressed={shown}
            aria-controls={`${passwordId} ${againId}`}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'shared:sign-in.hide' : 'shared:sign-in.show')}
            <span className="ds-sr-only"> {t('shared:sign-in.show.what')}</span>
          </Button>
        </div>
      </Field>
      <Field id={againId} label={t('new-password.again')} error={errors.again}>
        {input(againId, 'again', errors.again)}
      </Field>
    </>
  );
}

interface RulesProps {
  readonly rules: readonly PasswordFault[];
  /** What is still lacking. */
  readonly open: readonly PasswordFault[];
  readonly strength: PasswordStrength;
}

function Rules({ rules, open, strength }: RulesProps) {
  const { t } = useTexts();
  return (
    <span className="password-rules">
      {rules.map((rule) => (
        <span key={rule} data-met={!open.includes(rule)}>
          {t(`new-password.rule.${rule}`, { ...strength })}
          {!open.includes(rule) && <span> – {t('new-password.met')}</span>}
        </span>
      ))}
      <span>{t('new-password.rule.common')}</span>
    </span>
  );
}

/** What is wrong with what was typed, beside what the server says. */
export function faultsOfNewPassword(
  t: ReturnType<typeof useTexts>['t'],
  { password, again }: NewPasswordValue,
  { strength, names }: Pick<NewPasswordProps, 'strength' | 'names'>,
): NewPasswordProps['errors'] {
  const [fault] = passwordFaults(password, strength, names);
  return {
    password: password === '' ? t('new-password.missing') : fault && t(`new-password.lacks.${fault}`, { ...strength }),
    again: again === password ? undefined : t('new-password.differs'),
  };
}
