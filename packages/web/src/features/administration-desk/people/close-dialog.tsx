import type { PersonId } from '@dongbo/contract';
import type { Account } from '@dongbo/contract/administration';
import { useState } from 'react';
import { useTexts } from '../../../lib/texts.ts';
import { ColleaguePicker } from '../../../ui/desk/colleague-picker.tsx';
import { ChoiceGroup } from '../../../ui/choice-group.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

interface CloseDialogProps {
  readonly account: Account;
  readonly send: (reason: string, colleagueId: PersonId | undefined) => Promise<unknown>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Closing an account with the hand-over: what is open, and where it goes. */
export function CloseDialog({ account, send, onClose, onDone }: CloseDialogProps) {
  const { t } = useTexts('administration-desk');
  const [where, setWhere] = useState<'unit' | 'person'>('unit');
  const [colleague, setColleague] = useState<PersonId | null>(null);
  const open = account.work.reduce((sum, one) => sum + one.open, 0);
  const unit = account.work.find((one) => one.unit !== null)?.unit ?? account.roles[0]?.unit ?? null;
  return (
    <ReasonDialog
      title={t('act.close')}
      text={t(open === 0 ? 'act.close.nothing-open' : 'act.close.open', { n: open })}
      danger
      send={(reason) => send(reason, where === 'person' ? (colleague ?? undefined) : undefined)}
      onClose={onClose}
      onDone={onDone}
    >
      {open > 0 && (
        <>
          <ul>
            {account.work.map((one) => (
              <li key={one.unit?.id ?? 'nobody'}>
                {t('person.work.line', { ...one, unit: one.unit?.name ?? t('person.work.alone') })}
              </li>
            ))}
          </ul>
          <ChoiceGroup
            id="account-work"
            label={t('act.close.where')}
            options={[
              { value: 'unit', label: t('act.close.to-unit'), hint: t('act.close.to-unit.hint') },
              { value: 'person', label: t('act.close.to-person') },
            ]}
            value={where}
            onChange={(value) => setWhere(value === 'person' ? 'person' : 'unit')}
          />
          {where === 'person' && unit !== null && (
            <ColleaguePicker unitId={unit.id} neededRole={null} value={colleague} onChange={setColleague} />
          )}
        </>
      )}
    </ReasonDialog>
  );
}
