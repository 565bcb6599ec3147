import type { DossierState } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';
import { Tag } from '../../../ui/alert.tsx';
import type { Tone } from '../../../ui/alert.tsx';

const tones: Readonly<Record<DossierState, Tone | 'neutral'>> = {
  submitted: 'neutral',
  'in-progress': 'info',
  suspended: 'warning',
  resulted: 'success',
  returned: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
  stopped: 'danger',
};

export function StateTag({ state }: { readonly state: DossierState }) {
  const { t } = useTexts('procedures-portal');
  return <Tag tone={tones[state]}>{t(`terms:dossier-state.${state}`)}</Tag>;
}
