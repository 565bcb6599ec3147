import type { DossierState } from '@dongbo/contract/procedures';
import { useTexts } from '../../../lib/texts.ts';

/** The state of a dossier: a word with a mark of its own shape, so that colour is never the only sign. */
export function StateTag({ state }: { readonly state: DossierState }) {
  const { t } = useTexts('procedures-desk');
  return <span className={`desk-state desk-state--${state}`}>{t(`terms:dossier-state.${state}`)}</span>;
}
