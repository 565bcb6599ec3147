import type { DossierState } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { StateMark } from '../../../ui/desk/state-mark.tsx';
import type { Mark } from '../../../ui/desk/state-mark.tsx';

const marks: Readonly<Record<DossierState, Mark>> = {
  submitted: 'begun',
  'in-progress': 'running',
  suspended: 'paused',
  resulted: 'done',
  returned: 'closed',
  refused: 'stopped',
  withdrawn: 'stopped',
  stopped: 'stopped',
};

/** The state of a dossier. */
export function StateTag({ state }: { readonly state: DossierState }) {
  const { t } = useTexts();
  return <StateMark mark={marks[state]}>{t(`terms:dossier-state.${state}`)}</StateMark>;
}
