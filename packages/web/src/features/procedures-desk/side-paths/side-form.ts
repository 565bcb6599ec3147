import type { Dossier } from '@dongbo/contract/procedures';

/** What every form of a way beside the straight one is handed. */
export interface SideFormProps {
  readonly dossier: Dossier;
  readonly onDone: () => void;
}
