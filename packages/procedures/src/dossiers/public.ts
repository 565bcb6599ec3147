import type { Job, Operation, Reaction } from '@dongbo/kernel';

export const dossierOperations: readonly Operation[] = [];
export const dossierReactions: readonly Reaction[] = [];
export const dossierJobs: readonly Job[] = [];
