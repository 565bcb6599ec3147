import type { StoredDossier } from './stored-dossier.ts';

type Step = StoredDossier['process']['steps'][number];

/** Where the leader decides: the last approval of the dossier's process; undefined where it has none. Pure. */
export const decidingStep = ({ process }: Pick<StoredDossier, 'process'>): Step | undefined =>
  process.steps.findLast(({ kind }) => kind === 'approval');
