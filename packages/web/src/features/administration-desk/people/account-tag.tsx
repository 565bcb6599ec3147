import type { AccountState } from '@dongbo/contract/administration';
import { useTexts } from '../../../lib/texts.ts';
import { StateMark } from '../../../ui/desk/state-mark.tsx';
import type { Mark } from '../../../ui/desk/state-mark.tsx';

const marks: Readonly<Record<AccountState, Mark>> = {
  active: 'running',
  invited: 'begun',
  idle: 'paused',
  closed: 'stopped',
};

export function AccountTag({ state }: { readonly state: AccountState }) {
  const { t } = useTexts();
  return <StateMark mark={marks[state]}>{t(`terms:account-state.${state}`)}</StateMark>;
}
