import type { AppointmentState } from '@dongbo/contract/sample';
import { useTexts } from '../../../lib/texts.ts';
import { StateMark } from '../../../ui/desk/state-mark.tsx';
import type { Mark } from '../../../ui/desk/state-mark.tsx';

const marks: Readonly<Record<AppointmentState, Mark>> = {
  requested: 'begun',
  confirmed: 'done',
  declined: 'stopped',
  expired: 'stopped',
};

export function AppointmentTag({ state }: { readonly state: AppointmentState }) {
  const { t } = useTexts();
  return <StateMark mark={marks[state]}>{t(`terms:appointment-state.${state}`)}</StateMark>;
}
